using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>Reads how far projections are.</summary>
public sealed class ProjectionReader
{
    private readonly ILedgerEngine _engine;
    private readonly string[] _names;

    internal ProjectionReader(ILedgerEngine engine, params string[] names) => (_engine, _names) = (engine, names);

    /// <summary>How far each projection of the ledger is, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, ProjectionPosition>> GetProjectionsAsync(CancellationToken cancellationToken) =>
        await _engine.ReadAsync(context => ReadAsync(context, cancellationToken), cancellationToken);

    private async Task<IReadOnlyDictionary<string, ProjectionPosition>> ReadAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // The positions first: none can be ahead of a head that is read after them.
        var rows = await context.Projections.Where(row => _names.Contains(row.Name)).ToListAsync(cancellationToken);
        var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence).SingleAsync(cancellationToken);
        return rows.ToDictionary(row => row.Name, row => new ProjectionPosition(row.Sequence, head, row.Version));
    }
}
