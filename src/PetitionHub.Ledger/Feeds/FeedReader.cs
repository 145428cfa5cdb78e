using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Feeds;

/// <summary>
/// Reads feeds. What each scope has next is read from its own index, as sequences only, and brought into one order here: a union
/// in the database would first gather all that is left of each.
/// </summary>
public sealed class FeedReader
{
    /// <summary>How many entries a page looks at in each scope, whatever its filters leave of them.</summary>
    private const int Scanned = 1_000;

    private readonly ILedgerDatabase _database;
    private readonly ProjectionReading _lists;

    internal FeedReader(ILedgerDatabase database, LedgerProjection lists) =>
        (_database, _lists) = (database, new ProjectionReading(database, lists));

    /// <summary>A page of a feed after a sequence, in order and without doubles; it may be empty while there is more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<FeedPage> ReadFeedAsync(FeedQuery query, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        if (NeedsLists(query))
            return (await _lists.ReadAsync(
                (context, lists) => ReadPageAsync(context, query, afterSequence, lists.Sequence, limit, cancellationToken),
                atLeast: null,
                cancellationToken)).Value;
        return await _database.ReadAsync(
            async context =>
            {
                // First, so that each scope is read up to the same place.
                var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence)
                    .SingleAsync(cancellationToken);
                return await ReadPageAsync(context, query, afterSequence, head, limit, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Inboxes and the whole country are the ledger's own.</summary>
    private static bool NeedsLists(FeedQuery query) => query.SentBy is not null || !query.Matters.IsEmpty
        || query.Reaching is { Level: not Level.National };

    private static async Task<FeedPage> ReadPageAsync(
        LedgerContext context, FeedQuery query, long after, long head, int limit, CancellationToken cancellationToken)
    {
        if (after >= head)
            return new FeedPage([], after, More: false);
        var scanned = HasFilters(query) ? Scanned : limit;
        var (sequences, through) = (new SortedSet<long>(), head);
        foreach (var scope in Scopes(context, query, after, head))
        {
            var found = await scope.OrderBy(sequence => sequence).Take(scanned).ToListAsync(cancellationToken);
            sequences.UnionWith(found);
            if (found.Count == scanned)
                through = Math.Min(through, found[^1]);
        }

        return await LoadAsync(
            context, query, [.. sequences.Where(sequence => sequence <= through)], through, head, limit, cancellationToken);
    }

    private static bool HasFilters(FeedQuery query) => !query.Steps.IsEmpty || !query.Matters.IsEmpty;

    private static IEnumerable<IQueryable<long>> Scopes(LedgerContext context, FeedQuery query, long after, long head)
    {
        if (query.Reaching is { Level: Level.National })
        {
            // Every entry of a petition is in the country: the other scopes add the changes of units.
            yield return context.Entries
                .Where(row => row.Sequence > after && row.Sequence <= head && row.PetitionId != null).Select(row => row.Sequence);
        }
        else if (query.Reaching is { } territory)
        {
            var digits = territory.Digits;
            yield return context.TerritoryEntries
                .Where(row => row.Territory == digits && row.Sequence > after && row.Sequence <= head)
                .Select(row => row.Sequence);
        }

        if (query.AddressedTo?.Value is { } unit)
            yield return context.Addressees
                .Where(row => row.Addressee == unit && row.Sequence > after && row.Sequence <= head).Select(row => row.Sequence);
        if (query.SentBy?.Value is { } actor)
            yield return context.SentEntries
                .Where(row => row.Actor == actor && row.Sequence > after && row.Sequence <= head).Select(row => row.Sequence);
    }

    /// <summary>Loads what the filters let through, until the page is full by count or by bytes.</summary>
    private static async Task<FeedPage> LoadAsync(
        LedgerContext context, FeedQuery query, IReadOnlyList<long> sequences, long through, long head, int limit,
        CancellationToken cancellationToken)
    {
        var entries = new List<StoredEntry>();
        var bytes = 0L;
        foreach (var chunk in sequences.Chunk(Scanned))
        {
            var rows = Narrow(context, query, context.Entries.Where(row => chunk.Contains(row.Sequence)))
                .OrderBy(row => row.Sequence)
                .WithTexts(context);
            await foreach (var stored in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (entries.Count == limit || bytes >= PageLimit.MaxBytes)
                    return new FeedPage(entries, entries[^1].Sequence, More: true);
                entries.Add(stored.With(context.Keys));
                bytes += stored.Bytes;
            }
        }

        return new FeedPage(entries, through, More: through < head);
    }

    private static IQueryable<EntryRow> Narrow(LedgerContext context, FeedQuery query, IQueryable<EntryRow> rows)
    {
        if (!query.Steps.IsEmpty)
        {
            var kinds = query.Steps.Select(step => (int)step).ToList();
            rows = rows.Where(row => kinds.Contains(row.Kind));
        }

        if (!query.Matters.IsEmpty)
        {
            var matters = query.Matters.Select(matter => matter.Value).ToList();
            rows = rows.Where(row =>
                context.ListedPetitions.Any(petition => petition.Id == row.PetitionId && matters.Contains(petition.MatterId)));
        }

        return rows;
    }
}
