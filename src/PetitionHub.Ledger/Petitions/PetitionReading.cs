using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Reads petitions with their duties, both as of one moment.</summary>
internal static class PetitionReading
{
    public static async Task<List<StoredPetition>> LoadAsync(
        ILedgerDatabase database, LedgerContext context, IQueryable<PetitionRow> query, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.BeginSnapshotAsync(context, cancellationToken);
        var rows = await query.ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var duties = new List<DutyRow>();
        foreach (var ids in rows.Select(row => row.Id).Chunk(PageLimit.QueryIds))
            duties.AddRange(
                await context.Duties
                    .Where(duty => ids.Contains(duty.PetitionId))
                    .OrderBy(duty => duty.PetitionId).ThenBy(duty => duty.Number)
                    .ToListAsync(cancellationToken));
        var byPetition = duties.ToLookup(duty => duty.PetitionId, DutyMapping.ToDuty);
        return [.. rows.Select(row => PetitionMapping.ToRecord(row, [.. byPetition[row.Id]]))];
    }

    /// <summary>Those of the petitions that accuse somebody, without their duties, in no order.</summary>
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
