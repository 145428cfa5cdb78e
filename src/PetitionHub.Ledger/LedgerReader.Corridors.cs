using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;

namespace PetitionHub.Ledger;

/// <content>What went between two units.</content>
public sealed partial class LedgerReader
{
    /// <summary>
    /// The entries by which petitions went from one unit to another, by a move of the holder or by a copy, of a range of sequences, newest
    /// first.
    /// </summary>
    /// <param name="from">Who had them.</param>
    /// <param name="to">Who got them.</param>
    /// <param name="first">The first sequence.</param>
    /// <param name="before">The end of the range, exclusive.</param>
    /// <param name="limit">The most entries.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<StoredEntry>> ReadCorridorAsync(
        UnitCode from, UnitCode to, long first, long before, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => CorridorReading.ReadAsync(context, from, to, first, before, limit, cancellationToken), cancellationToken);
    }

    /// <summary>How far each projection of the ledger is, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, ProjectionPosition>> GetProjectionsAsync(CancellationToken cancellationToken) =>
        await ReadAsync(context => ProjectionReading.ReadAllAsync(context, cancellationToken), cancellationToken);
}
