using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
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

    internal FeedReader(ILedgerDatabase database) => _database = database;

    /// <summary>A page of a feed after a sequence, in order and without doubles; it may be empty while there is more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<FeedPage> ReadFeedAsync(FeedQuery query, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await _database.ReadAsync(
            context => ReadPageAsync(context, query, afterSequence, limit, cancellationToken), cancellationToken);
    }

    private static async Task<FeedPage> ReadPageAsync(
        LedgerContext context, FeedQuery query, long after, int limit, CancellationToken cancellationToken)
    {
        // First, so that each scope is read up to the same place.
        var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence)
            .SingleAsync(cancellationToken);
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
            yield return Addressed(TerritoryKey.Of(territory));

        if (query.AddressedTo is { } unit)
            yield return Addressed(unit.Value);
        if (query.SentBy?.Value is { } actor)
            yield return context.Entries
                .Where(row => row.Actor == actor && row.Sequence > after && row.Sequence <= head).Select(row => row.Sequence);

        IQueryable<long> Addressed(string key) => context.Addressees
            .Where(row => row.Addressee == key && row.Sequence > after && row.Sequence <= head).Select(row => row.Sequence);
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
                .Select(row => new StoredEntry(row.Sequence, row.Content, row.Sha256, row.TraceParent));
            await foreach (var stored in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (entries.Count == limit || bytes >= PageLimit.MaxBytes)
                    return new FeedPage(entries, entries[^1].Sequence, More: true);
                entries.Add(stored);
                bytes += stored.Content.Length;
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
                context.Petitions.Any(petition => petition.Id == row.PetitionId && matters.Contains(petition.MatterId)));
        }

        return rows;
    }
}
