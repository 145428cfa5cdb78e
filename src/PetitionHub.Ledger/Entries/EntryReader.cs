using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
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
    public async Task<StoredEntry?> GetEntryAsync(long sequence, CancellationToken cancellationToken) =>
        (await GetEntriesAsync([sequence], cancellationToken)).SingleOrDefault();

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
            async context =>
            {
                var entries = await context.Entries
                    .Where(row => sequences.Contains(row.Sequence)).OrderBy(row => row.Sequence)
                    .WithTexts(context)
                    .ToListAsync(cancellationToken);
                return entries.ConvertAll(stored => stored.With(context.Keys));
            },
            cancellationToken);
    }

    /// <summary>The last sequence before a time; 0 where there is none.</summary>
    public Task<long> FindLastBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        _database.ReadAsync(context => EntryReading.FindLastBeforeAsync(context, time, cancellationToken), cancellationToken);
}
