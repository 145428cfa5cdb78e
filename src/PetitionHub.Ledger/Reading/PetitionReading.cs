using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Reading;

/// <summary>Reads petitions with their duties, both as of one moment.</summary>
internal static class PetitionReading
{
    public static async Task<List<PetitionRecord>> LoadAsync(
        ILedgerEngine engine, LedgerContext context, IQueryable<PetitionRow> query, CancellationToken cancellationToken)
    {
        await using var snapshot = await engine.BeginSnapshotAsync(context, cancellationToken);
        var rows = await query.ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.Id).ToList();
        var duties = await context.Duties
            .Where(duty => ids.Contains(duty.PetitionId))
            .OrderBy(duty => duty.PetitionId).ThenBy(duty => duty.Number)
            .ToListAsync(cancellationToken);
        var byPetition = duties.ToLookup(duty => duty.PetitionId, DutyMapping.ToDuty);
        return [.. rows.Select(row => PetitionMapping.ToRecord(row, [.. byPetition[row.Id]]))];
    }
}
