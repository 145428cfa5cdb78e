using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Reads petitions with their duties.</summary>
internal static class PetitionReading
{
    public static async Task<List<StoredPetition>> LoadAsync(
        IQueryable<PetitionRow> query, CancellationToken cancellationToken) =>
        [.. (await query.ToListAsync(cancellationToken)).Select(PetitionMapping.ToPetition)];

    /// <summary>Of these petitions, the ones that accuse a unit, unordered.</summary>
    public static async Task<List<PetitionState>> LoadAccusingAsync(
        LedgerContext context, IReadOnlyList<Guid> petitions, CancellationToken cancellationToken)
    {
        var accusing = new List<PetitionState>();
        foreach (var ids in petitions.Chunk(PageLimit.QueryIds))
        {
            var states = context.Petitions.Where(row => ids.Contains(row.Id)).Select(row => row.State);
            await foreach (var json in states.AsAsyncEnumerable().WithCancellation(cancellationToken))
                if (StateJson.Read(json) is { Details.AccusedUnits.IsEmpty: false } state)
                    accusing.Add(state);
        }

        return accusing;
    }
}
