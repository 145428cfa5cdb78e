using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>Reads how far projections are.</summary>
public sealed class ProjectionReader
{
    private readonly ILedgerDatabase _database;

    internal ProjectionReader(ILedgerDatabase database) => _database = database;

    /// <summary>How far each projection of the ledger is, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, ProjectionPosition>> GetProjectionsAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(context => ReadAsync(context, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyDictionary<string, ProjectionPosition>> ReadAsync(
        LedgerContext context, CancellationToken cancellationToken)
    {
        // The positions first: none can be ahead of a head that is read after them.
        var rows = await context.Projections.Where(row => LedgerModel.ProjectionNames.Contains(row.Name))
            .ToListAsync(cancellationToken);
        var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence)
            .SingleAsync(cancellationToken);
        return rows.ToDictionary(row => row.Name, row => new ProjectionPosition(PlaceOf(row), head, row.Version));
    }

    private static ProjectionPlace PlaceOf(ProjectionRow row) =>
        new(row.Sequence, row.IsBeingRemoved, row.Holder, row.HeldUntilMs);
}
