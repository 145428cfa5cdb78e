using PetitionHub.V1;

namespace PetitionHub.Testing.Hub;

/// <summary>Fills inboxes.</summary>
internal static class Registering
{
    /// <summary>Registers petitions and hands each over at once; gives their receipts, in the ledger's order.</summary>
    public static async Task<List<Receipt>> RegisterForAsync(this HubFixture hub, string registrar, string destination, int count)
    {
        const int AtOnce = 200;
        var receipts = new List<Receipt>(count);
        for (var sent = 0; sent < count; sent += AtOnce)
        {
            var calls = Enumerable.Range(0, Math.Min(AtOnce, count - sent))
                .Select(_ => hub.As(registrar).CallInvoker.SendAsync(Ask.RegisterFor(destination)));
            receipts.AddRange(await Task.WhenAll(calls));
        }

        return [.. receipts.OrderBy(receipt => receipt.LastSequence)];
    }

    public static async Task<Receipt> RegisterForAsync(this HubFixture hub, string registrar, string destination) =>
        (await hub.RegisterForAsync(registrar, destination, 1))[0];
}
