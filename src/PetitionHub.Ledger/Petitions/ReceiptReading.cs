using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Rebuilds a receipt from the rows of its command's entries.</summary>
internal static class ReceiptReading
{
    public static async Task<ActorReceipt?> FindAsync(LedgerContext context, Guid requestId, CancellationToken cancellationToken)
    {
        var found = await context.Entries
            .Where(first => first.RequestId == requestId)
            .Select(
                first => new
                {
                    first.Sequence,
                    first.EntriesInCommand,
                    first.PetitionId,
                    first.AtMs,
                    first.Actor,
                    first.Kind,
                    Sha256 = context.Entries
                        .Where(last => last.Sequence == first.Sequence + first.EntriesInCommand - 1)
                        .Select(last => last.Sha256).Single(),
                    QueryCode = context.Petitions
                        .Where(petition => petition.Id == first.PetitionId).Select(petition => petition.QueryCode)
                            .SingleOrDefault(),
                })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var receipt = new CommandReceipt(
            requestId,
            found.PetitionId is { } petition ? new PetitionId(petition) : null,
            found.Sequence,
            found.Sequence + found.EntriesInCommand - 1,
            Time.FromMs(found.AtMs),
            found.Sha256,
            found.Kind == (int)StepKind.Registration ? found.QueryCode! : "");
        return new ActorReceipt(receipt, Actor.Parse(found.Actor));
    }
}
