using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Projections;

/// <summary>Reads how far projections are.</summary>
internal static class ProjectionReading
{
    private static readonly string[] Names = [MonitoringProjection.TheName, RepeatProjection.TheName];

    public static async Task<IReadOnlyDictionary<string, ProjectionPosition>> ReadAllAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // The positions first: none can be ahead of a head that is read after them.
        var rows = await context.Projections.Where(row => Names.Contains(row.Name)).ToListAsync(cancellationToken);
        var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence).SingleAsync(cancellationToken);
        return rows.ToDictionary(row => row.Name, row => new ProjectionPosition(row.Sequence, head, row.Version));
    }
}
