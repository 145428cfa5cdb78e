using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Exchange;

/// <summary>
/// Reads what units sent and received, with all that was in the ledger when it was asked. It knows nothing of confidentiality:
/// the caller asks <see cref="Access"/> before it shows anything.
/// </summary>
public sealed class ExchangeReader
{
    private readonly ILedgerDatabase _database;
    private readonly ProjectionReading _lists;

    internal ExchangeReader(ILedgerDatabase database, LedgerProjection lists) =>
        (_database, _lists) = (database, new ProjectionReading(database, lists));

    /// <summary>
    /// The next commands that a unit sent, by their last entries, after a sequence and up to another, in order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ExchangedEntry>> ReadSentAsync(
        UnitCode unit, long afterSequence, long throughSequence, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        var (sent, _) = await _lists.ReadAsync(
            (context, _) => ExchangeReading.ReadSentAsync(
                context, unit, afterSequence, throughSequence, limit, cancellationToken),
            throughSequence,
            cancellationToken);
        return sent;
    }

    /// <summary>The next entries in a unit's inbox after a sequence and up to another, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ExchangedEntry>> ReadReceivedAsync(
        UnitCode unit, long afterSequence, long throughSequence, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await _database.ReadAsync(
            context => ExchangeReading.ReadReceivedAsync(context, unit, afterSequence, throughSequence, limit, cancellationToken),
            cancellationToken);
    }

    /// <summary>
    /// The entries by which petitions went from one unit to another, by a move of the holder or by a copy, of a range of
    /// sequences, newest first.
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
        PageLimit.Require(limit);
        return await _lists.ReadAsync(
            context => CorridorReading.ReadAsync(context, from, to, first, before, limit, cancellationToken), cancellationToken);
    }
}
