using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>A provincial system: it registers letters and hands them to departments, and looks at what it sent.</summary>
internal sealed class SoakSender(string unit, HubChannel hub, SoakBook book, IReadOnlyList<string> departments, int seed)
{
    private readonly HubRetry _retry = new(Wait.Patience);
    private readonly Random _random = new(seed);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var department = departments[_random.Next(departments.Count)];
            var request = Letters.Register(department);
            var receipt = (await _retry.CallAsync(
                cancel => hub.Petitions.RegisterPetitionAsync(request, cancellationToken: cancel).ResponseAsync, Wait.Token))
                    .Receipt;
            book.Sent(unit, department, receipt);
            await LookAsync(request, receipt);
        }
    }

    /// <summary>Sends the same again, asks for the receipt, the petition, the list or a route.</summary>
    private async Task LookAsync(RegisterPetitionRequest request, Receipt receipt)
    {
        switch (_random.Next(20))
        {
            case 0:
                Assert.Equal(receipt, (await ReadAsync(c =>
                    hub.Petitions.RegisterPetitionAsync(request, cancellationToken: c).ResponseAsync)).Receipt);
                break;
            case 1:
                var found = await ReadAsync(c =>
                    hub.Ledger.GetReceiptAsync(new() { RequestId = receipt.RequestId }, cancellationToken: c).ResponseAsync);
                Assert.Equal(receipt, found.Receipt);
                break;
            case 2:
                var read = await ReadAsync(c => hub.Petitions.GetPetitionAsync(new() { PetitionId = receipt.PetitionId },
                    cancellationToken: c).ResponseAsync);
                Assert.Equal(receipt.PetitionId, read.Petition.PetitionId);
                break;
            case 3:
                var page = new ListPetitionsRequest { Scope = PetitionScope.Registered, PageSize = 20 };
                Assert.NotEmpty((await ReadAsync(c => hub.Petitions.ListPetitionsAsync(page, cancellationToken: c).ResponseAsync))
                    .Petitions);
                break;
            case 4:
                var route = new ResolveRouteRequest { Territory = "430103", Category = "030102" };
                Assert.Equal("430103-housing",
                    (await ReadAsync(c => hub.Units.ResolveRouteAsync(route, cancellationToken: c).ResponseAsync)).Unit.UnitCode);
                break;
        }
    }

    private async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        var answer = await _retry.CallAsync(call, Wait.Token);
        book.Read();
        return answer;
    }
}
