using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Entries;

/// <summary>
/// Reads the ledger in its one order, and what single commands left in it. Any number of callers may read at once, and none waits
/// for the writer; a read that a passing fault broke is tried again. It knows nothing of confidentiality: the caller asks
/// <see cref="Access"/> before it shows anything.
/// </summary>
public sealed class EntryReader
{
    private readonly ILedgerDatabase _database;

    internal EntryReader(ILedgerDatabase database) => _database = database;

    /// <summary>How far the ledger goes.</summary>
    public async Task<LedgerHead> GetHeadAsync(CancellationToken cancellationToken)
    {
        var head = await _database.ReadAsync(
            context => context.Heads.SingleAsync(row => row.Id == HeadRow.TheId, cancellationToken), cancellationToken);
        return new LedgerHead(head.Sequence, head.Sequence == 0 ? null : Time.FromMs(head.AtMs), head.Sha256, head.RootSha256);
    }

    /// <summary>A page of the whole ledger after a sequence, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public Task<EntryPage> ReadEntriesAsync(long afterSequence, int limit, CancellationToken cancellationToken) =>
        _database.ReadPageAsync(
        (context, after) => context.Entries.Where(row => row.Sequence > after).OrderBy(row => row.Sequence),
        afterSequence,
        limit,
        cancellationToken);

    /// <summary>One entry; null where there is none.</summary>
    public Task<StoredEntry?> GetEntryAsync(long sequence, CancellationToken cancellationToken) => _database.ReadAsync(
        context => context.Entries
            .Where(row => row.Sequence == sequence)
            .Select(row => new StoredEntry(row.Sequence, row.Content, row.Sha256, row.TraceParent))
            .SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    /// <summary>SHA-256 of the entry's bytes, by which a history is known; null where there is no such entry.</summary>
    public Task<byte[]?> GetSha256Async(long sequence, CancellationToken cancellationToken) => _database.ReadAsync(
        context => context.Entries
            .Where(row => row.Sequence == sequence).Select(row => row.Sha256).SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    /// <summary>The entries of these sequences that are there, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many.</exception>
    public async Task<IReadOnlyList<StoredEntry>> GetEntriesAsync(
        IReadOnlyCollection<long> sequences, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequences.Count, PageLimit.QueryIds);
        return await _database.ReadAsync(
            context => context.Entries
                .Where(row => sequences.Contains(row.Sequence)).OrderBy(row => row.Sequence)
                .Select(row => new StoredEntry(row.Sequence, row.Content, row.Sha256, row.TraceParent))
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>The last sequence before a time; 0 where there is none.</summary>
    public Task<long> FindLastBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        _database.ReadAsync(context => ExchangeReading.FindLastBeforeAsync(context, time, cancellationToken), cancellationToken);

    /// <summary>
    /// The next commands that a unit sent, by their last entries, after a sequence and up to another, in order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ExchangedItem>> ReadSentAsync(
        UnitCode unit, long afterSequence, long throughSequence, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await _database.ReadAsync(
            context => ExchangeReading.ReadSentAsync(
                context, unit, afterSequence, throughSequence, limit, cancellationToken), cancellationToken);
    }

    /// <summary>The next entries in a unit's inbox after a sequence and up to another, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ExchangedItem>> ReadReceivedAsync(
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
        return await _database.ReadAsync(
            context => CorridorReading.ReadAsync(context, from, to, first, before, limit, cancellationToken), cancellationToken);
    }
}
