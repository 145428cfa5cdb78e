using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Reads petitions as of a sequence.</summary>
internal static class SnapshotReading
{
    /// <summary>
    /// A petition as its entries up to a sequence made it, with its details; null where it was registered later.
    /// </summary>
    public static async Task<(StoredPetition Petition, PetitionDetails Details)?> FoldAsync(
        LedgerContext context, PetitionId petition, long through, CancellationToken cancellationToken)
    {
        StoredPetition? stored = null;
        PetitionDetails? details = null;
        var rows = context.Entries
            .Where(row => row.PetitionId == petition.Value && row.Sequence <= through).OrderBy(row => row.Sequence)
            .WithTexts(context);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var entry = EntryWire.FromWire(row.With(context.Keys).Entry);
            details = DetailsOf(entry.Step) ?? details;
            var content = DetailsOf(entry.Step) is null ? stored!.ContentSequence : row.Sequence;
            stored = new StoredPetition(Fold.Apply(stored?.State, entry), content, row.Sequence);
        }

        return stored is null ? null : (stored, details!);
    }

    /// <summary>The details that a step carries; null for one that has none.</summary>
    public static PetitionDetails? DetailsOf(Step step) => step switch
    {
        Registration registration => registration.Details,
        Amendment amendment => amendment.Details,
        _ => null,
    };
}
