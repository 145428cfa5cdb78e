using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>
/// Makes sure that the hub's ledger has what it gave receipts for. A restored ledger keeps the first entries and loses all
/// after some point. So it asks for the newest receipt, and where that is gone, searches backwards for that point.
/// </summary>
internal sealed class ReceiptHistory(Outbox outbox, LedgerService.LedgerServiceClient ledger, ILogger log)
{
    /// <summary>
    /// Lets what was lost wait again; it is sent in its order, and what the hub has after all is answered with its first receipt.
    /// </summary>
    /// <exception cref="RpcException">The hub cannot be asked.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        OutboxCommand? oldestLost = null;
        var (lost, kept) = (-1, 0);
        // Places from the newest on. First twice as far back at each step, until one is there or none is left, then halved: a few
        // calls for any loss.
        for (; await FindLostAsync(kept, cancellationToken).ConfigureAwait(false) is { } command; kept = (kept * 2) + 1)
            (lost, oldestLost) = (kept, command);
        while (kept - lost > 1)
        {
            var middle = lost + ((kept - lost) / 2);
            if (await FindLostAsync(middle, cancellationToken).ConfigureAwait(false) is { } command)
                (lost, oldestLost) = (middle, command);
            else
                kept = middle;
        }

        if (oldestLost?.Receipt is not { } first)
            return;
        var again = await outbox.SendAgainAsync(first.LastSequence - 1, cancellationToken).ConfigureAwait(false);
        log.ReceiptsLost(again, first.LastSequence);
    }

    /// <summary>The command at a place, where there is one and the hub has lost it.</summary>
    private async Task<OutboxCommand?> FindLostAsync(int place, CancellationToken cancellationToken) =>
        await outbox.FindNewestAcceptedAsync(place, cancellationToken).ConfigureAwait(false) is { } command
            && !await HasAsync(command, cancellationToken).ConfigureAwait(false)
            ? command
            : null;

    private async Task<bool> HasAsync(OutboxCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetReceiptRequest { RequestId = command.RequestId.ToString() };
            var there = await ledger.GetReceiptAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            return there.Receipt.Sha256 == command.Receipt!.Sha256;
        }
        catch (RpcException exception) when (HubError.From(exception).Reason == Reason.ReceiptNotFound)
        {
            return false;
        }
    }
}
