using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>Reads inboxes, and how far their consumers are, as <see cref="EntryReader"/> reads entries.</summary>
public sealed class InboxReader
{
    private readonly ILedgerDatabase _database;

    internal InboxReader(ILedgerDatabase database) => _database = database;

    /// <summary>A page of a unit's inbox after a sequence, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public Task<EntryPage> ReadInboxAsync(UnitCode unit, long afterSequence, int limit, CancellationToken cancellationToken) =>
        _database.ReadPageAsync(
            (context, after) => context.Addressees
                .Where(row => row.Addressee == unit.Value && row.Sequence > after)
                .OrderBy(row => row.Sequence)
                .Join(context.Entries, addressee => addressee.Sequence, entry => entry.Sequence, (_, entry) => entry),
            afterSequence,
            limit,
            cancellationToken);

    /// <summary>The last sequence that the consumer has dealt with; 0 for nothing yet.</summary>
    public Task<long> GetCursorAsync(UnitCode unit, string consumer, CancellationToken cancellationToken) =>
        GetCursorAsync(CursorKey.OfConsumer(unit, consumer), cancellationToken);

    private Task<long> GetCursorAsync(CursorKey key, CancellationToken cancellationToken) => _database.ReadAsync(
        context => context.Cursors
            .Where(row => row.Unit == key.Unit.Value && row.Kind == key.Kind && row.Name == key.Name)
            .Select(row => row.Sequence)
            .SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    /// <summary>The highest sequence of the unit's source that was decided; 0 for none. See <see cref="PushSource"/>.</summary>
    public Task<long> GetPushPositionAsync(UnitCode unit, string source, CancellationToken cancellationToken) =>
        GetCursorAsync(CursorKey.OfSource(unit, source), cancellationToken);

    /// <summary>What a unit's consumers, or one of them, have parked, in order of consumer and sequence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ParkedEntry>> ListParkedAsync(
        UnitCode unit, string? consumer, ParkedPlace? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await _database.ReadAsync(
            async context => (await Parked(context).ToListAsync(cancellationToken))
                .ConvertAll(row => ParkedEntry.Of(row, context.Keys)),
            cancellationToken);

        IQueryable<ParkedRow> Parked(LedgerContext context)
        {
            var rows = context.Parked.Where(row => row.Unit == unit.Value);
            if (consumer is not null)
                rows = rows.Where(row => row.Consumer == consumer);
            if (after is { } key)
                rows = rows.Where(
                    row => string.Compare(row.Consumer, key.Consumer) > 0
                        || (row.Consumer == key.Consumer && row.Sequence > key.Sequence));
            return rows
                .OrderBy(row => row.Consumer).ThenBy(row => row.Sequence)
                .Take(limit);
        }
    }
}
