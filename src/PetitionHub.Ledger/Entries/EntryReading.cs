using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Entries;

/// <summary>Reads pages of entries, bounded by count and by bytes.</summary>
internal static class EntryReading
{
    /// <summary>
    /// How many rows one query asks for: a page that ends by its bytes leaves the rest of them, which a server may have sent
    /// already.
    /// </summary>
    private const int QueryRows = 1_000;

    /// <param name="database">Where they are.</param>
    /// <param name="rows">The rows after a sequence, in order.</param>
    /// <param name="afterSequence">The sequence after which the page begins.</param>
    /// <param name="limit">The most entries of the page.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static async Task<EntryPage> ReadPageAsync(
        this ILedgerDatabase database, Func<LedgerContext, long, IQueryable<EntryRow>> rows, long afterSequence, int limit,
        CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await database.ReadAsync(
            context => ReadPageAsync(
                context, after => rows(context, after), afterSequence, limit, cancellationToken), cancellationToken);
    }

    private static async Task<EntryPage> ReadPageAsync(
        LedgerContext context, Func<long, IQueryable<EntryRow>> after, long afterSequence, int limit,
        CancellationToken cancellationToken)
    {
        var entries = new List<StoredEntry>();
        var bytes = 0L;
        while (true)
        {
            var asked = Math.Min(limit + 1 - entries.Count, QueryRows);
            var got = 0;
            var columns = after(afterSequence).Take(asked).WithTexts(context);
            await foreach (var stored in columns.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (entries.Count == limit || bytes >= PageLimit.MaxBytes)
                    return new EntryPage(entries, More: true);
                entries.Add(stored.With(context.Keys));
                bytes += stored.Bytes;
                afterSequence = stored.Sequence;
                got++;
            }

            if (got < asked)
                return new EntryPage(entries, More: false);
        }
    }

    /// <summary>The last sequence before a time; 0 where there is none. Times never fall with the sequence.</summary>
    public static async Task<long> FindLastBeforeAsync(
        LedgerContext context, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var atMs = time.ToUnixTimeMilliseconds();
        var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence)
            .SingleAsync(cancellationToken);
        var (before, from) = (0L, head + 1);
        while (from - before > 1)
        {
            var middle = before + ((from - before) / 2);
            var middleAtMs = await context.Entries
                .Where(row => row.Sequence == middle).Select(row => row.AtMs).SingleAsync(cancellationToken);
            (before, from) = middleAtMs < atMs ? (middle, from) : (before, middle);
        }

        return before;
    }
}
