using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;
using PetitionHub.Wire;

namespace PetitionHub.Ledger;

/// <summary>
/// Reads what is committed. Any number of callers may read at once, and none waits for the writer; a read that a passing fault
/// broke is tried again. It knows nothing of confidentiality: whoever shows what it reads asks <see cref="Access"/> first.
/// </summary>
public sealed partial class LedgerReader
{
    /// <summary>The most items that one page has.</summary>
    public const int MaxPageSize = 10_000;

    /// <summary>A page of entries ends once it has this many bytes, so that it fits into a message of 4 MiB.</summary>
    public const int PageBytes = 2 * 1024 * 1024;

    /// <summary>The most storage keys that one call asks for.</summary>
    public const int MaxStorageKeys = 1_000;

    private readonly ILedgerEngine _engine;

    internal LedgerReader(ILedgerEngine engine) => _engine = engine;

    /// <summary>How far the ledger goes.</summary>
    public async Task<LedgerHead> GetHeadAsync(CancellationToken cancellationToken)
    {
        var head = await ReadAsync(
            context => context.Heads.SingleAsync(row => row.Id == HeadRow.TheId, cancellationToken), cancellationToken);
        return new LedgerHead(head.Sequence, head.Sequence == 0 ? null : Time.FromMs(head.AtMs), head.Sha256, head.RootSha256);
    }

    /// <summary>A petition with its duties; null where there is none.</summary>
    public async Task<PetitionRecord?> GetPetitionAsync(PetitionId petition, CancellationToken cancellationToken) =>
        (await LoadAsync(context => context.Petitions.Where(row => row.Id == petition.Value), cancellationToken)).SingleOrDefault();

    /// <summary>Those of the petitions that are there, with their duties, in no order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many petitions.</exception>
    public async Task<IReadOnlyList<PetitionRecord>> GetPetitionsAsync(
        IReadOnlyCollection<PetitionId> petitions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(petitions.Count, PetitionReading.QueryIds);
        var ids = petitions.Select(petition => petition.Value).ToList();
        return await LoadAsync(context => context.Petitions.Where(row => ids.Contains(row.Id)), cancellationToken);
    }

    /// <summary>The next petitions of a snapshot, oldest registration first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<PetitionKey>> FindForSnapshotAsync(
        SnapshotQuery query, PetitionKey? after, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(context => SnapshotReading.FindAsync(context, query, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>A petition as of a sequence, with its details, folded from its entries; null where it was registered later.</summary>
    public Task<(PetitionRecord Record, PetitionDetails Details)?> FoldPetitionAsync(
        PetitionId petition, long throughSequence, CancellationToken cancellationToken) =>
        ReadAsync(context => SnapshotReading.FoldAsync(context, petition, throughSequence, cancellationToken), cancellationToken);

    /// <summary>Those of the petitions that accuse somebody, without their duties, in no order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many petitions.</exception>
    public async Task<IReadOnlyList<PetitionState>> ReadAccusingAsync(
        IReadOnlyCollection<PetitionId> petitions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(petitions.Count, MaxPageSize);
        if (petitions.Count == 0)
            return [];
        return await ReadAsync(
            context => PetitionReading.LoadAccusingAsync(context, [.. petitions.Select(petition => petition.Value)], cancellationToken),
            cancellationToken);
    }

    /// <summary>The petition that has the code; null where none has.</summary>
    public async Task<PetitionRecord?> FindByQueryCodeAsync(string queryCode, CancellationToken cancellationToken) =>
        (await LoadAsync(context => context.Petitions.Where(row => row.QueryCode == queryCode), cancellationToken)).SingleOrDefault();

    /// <summary>The petition's details with texts and personal data, as its registration or last amendment has them.</summary>
    /// <exception cref="InvalidDataException">The ledger is damaged: the entry is missing or is another step.</exception>
    public async Task<PetitionDetails> GetDetailsAsync(PetitionRecord petition, CancellationToken cancellationToken) =>
        DetailsIn(await GetEntryAsync(petition.ContentSequence, cancellationToken), petition);

    /// <summary>Each petition with its details, as of its row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many petitions.</exception>
    /// <exception cref="InvalidDataException">The ledger is damaged: an entry is missing or is another step.</exception>
    public async Task<IReadOnlyList<(PetitionRecord Record, PetitionDetails Details)>> GetDetailsAsync(
        IReadOnlyCollection<PetitionRecord> petitions, CancellationToken cancellationToken)
    {
        if (petitions.Count == 0)
            return [];
        var entries = (await GetEntriesAsync([.. petitions.Select(petition => petition.ContentSequence)], cancellationToken))
            .ToDictionary(record => record.Sequence);
        return [.. petitions.Select(petition => (petition, DetailsIn(entries.GetValueOrDefault(petition.ContentSequence), petition)))];
    }

    /// <summary>A page of petitions, newest registration first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit or the scope is out of range.</exception>
    public async Task<PetitionPage> ListPetitionsAsync(PetitionQuery query, CancellationToken cancellationToken)
    {
        RequireLimit(query.Limit);
        var petitions = await LoadAsync(context => PetitionFilter.Apply(context, query).Take(query.Limit + 1), cancellationToken);
        if (petitions.Count <= query.Limit)
            return new PetitionPage(petitions, null);
        petitions.RemoveAt(query.Limit);
        return new PetitionPage(petitions, new PetitionKey(petitions[^1].State.RegisteredAt, petitions[^1].State.Id));
    }

    /// <summary>A page of a petition's entries after a sequence, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public Task<EntryPage> ReadTimelineAsync(
        PetitionId petition, long afterSequence, int limit, CancellationToken cancellationToken) => ReadPageAsync(
        (context, after) => context.Entries
            .Where(row => row.PetitionId == petition.Value && row.Sequence > after).OrderBy(row => row.Sequence),
        afterSequence,
        limit,
        cancellationToken);

    /// <summary>A page of a unit's inbox after a sequence, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public Task<EntryPage> ReadInboxAsync(UnitCode unit, long afterSequence, int limit, CancellationToken cancellationToken) =>
        ReadPageAsync(
            (context, after) => context.Addressees
                .Where(row => row.Addressee == unit.Value && row.Sequence > after)
                .OrderBy(row => row.Sequence)
                .Join(context.Entries, addressee => addressee.Sequence, entry => entry.Sequence, (_, entry) => entry),
            afterSequence,
            limit,
            cancellationToken);

    /// <summary>A page of the whole ledger after a sequence, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public Task<EntryPage> ReadEntriesAsync(long afterSequence, int limit, CancellationToken cancellationToken) => ReadPageAsync(
        (context, after) => context.Entries.Where(row => row.Sequence > after).OrderBy(row => row.Sequence),
        afterSequence,
        limit,
        cancellationToken);

    /// <summary>A page of a feed after a sequence, in order and without doubles; it may be empty while there is more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<FeedPage> ReadFeedAsync(FeedQuery query, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => FeedReading.ReadPageAsync(context, query, afterSequence, limit, cancellationToken), cancellationToken);
    }

    /// <summary>One entry; null where there is none.</summary>
    public Task<StoredEntry?> GetEntryAsync(long sequence, CancellationToken cancellationToken) => ReadAsync(
        context => context.Entries
            .Where(row => row.Sequence == sequence)
            .Select(row => new StoredEntry(row.Sequence, row.Content, row.Sha256, row.TraceParent))
            .SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    /// <summary>SHA-256 of the entry's bytes, by which a history is known; null where there is no such entry.</summary>
    public Task<byte[]?> GetSha256Async(long sequence, CancellationToken cancellationToken) => ReadAsync(
        context => context.Entries
            .Where(row => row.Sequence == sequence).Select(row => row.Sha256).SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    /// <summary>The entries of these sequences that are there, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many.</exception>
    public async Task<IReadOnlyList<StoredEntry>> GetEntriesAsync(
        IReadOnlyCollection<long> sequences, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequences.Count, PetitionReading.QueryIds);
        return await ReadAsync(
            context => context.Entries
                .Where(row => sequences.Contains(row.Sequence)).OrderBy(row => row.Sequence)
                .Select(row => new StoredEntry(row.Sequence, row.Content, row.Sha256, row.TraceParent))
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>The last sequence before a time; 0 where there is none.</summary>
    public Task<long> FindLastBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        ReadAsync(context => ExchangeReading.FindLastBeforeAsync(context, time, cancellationToken), cancellationToken);

    /// <summary>The next commands that a unit sent, by their last entries, after a sequence and up to another, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ExchangedItem>> ReadSentAsync(
        UnitCode unit, long afterSequence, long throughSequence, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => ExchangeReading.ReadSentAsync(context, unit, afterSequence, throughSequence, limit, cancellationToken), cancellationToken);
    }

    /// <summary>The next entries in a unit's inbox after a sequence and up to another, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ExchangedItem>> ReadReceivedAsync(
        UnitCode unit, long afterSequence, long throughSequence, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => ExchangeReading.ReadReceivedAsync(context, unit, afterSequence, throughSequence, limit, cancellationToken),
            cancellationToken);
    }

    /// <summary>The receipt of a command, with its actor, who alone may have it; null where no command with this id was accepted.</summary>
    public Task<ActorReceipt?> FindReceiptAsync(Guid requestId, CancellationToken cancellationToken) =>
        ReadAsync(context => ReceiptReading.FindAsync(context, requestId, cancellationToken), cancellationToken);

    /// <summary>The last sequence that the consumer has dealt with; 0 for nothing yet.</summary>
    public Task<long> GetCursorAsync(UnitCode unit, string consumer, CancellationToken cancellationToken) =>
        GetCursorAsync(new CursorKey(unit, consumer), cancellationToken);

    /// <summary>The highest sequence of the unit's source that was decided; 0 for none. See <see cref="PushLine"/>.</summary>
    public Task<long> GetPushPositionAsync(UnitCode unit, string source, CancellationToken cancellationToken) =>
        GetCursorAsync(CursorKey.OfSource(unit, source), cancellationToken);

    /// <summary>What a unit's consumers, or one of them, have parked, in order of consumer and sequence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<ParkedItem>> ListParkedAsync(
        UnitCode unit, string? consumer, ParkedKey? after, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(context => Parked(context).ToListAsync(cancellationToken), cancellationToken);

        IQueryable<ParkedItem> Parked(LedgerContext context)
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
                .Take(limit)
                .Select(row => new ParkedItem(unit, row.Consumer, row.Sequence, row.Reason, Time.FromMs(row.ParkedAtMs)));
        }
    }

    /// <summary>Every unit of every status, in no order, while they are read from the database; a fault of it is not tried again.</summary>
    public async IAsyncEnumerable<Unit> ReadUnitsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = _engine.CreateContext();
        await foreach (var row in context.Units.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return UnitMapping.ToUnit(row);
    }

    private Task<long> GetCursorAsync(CursorKey key, CancellationToken cancellationToken) => ReadAsync(
        context => context.Cursors
            .Where(row => row.Unit == key.Unit.Value && row.Consumer == key.Consumer)
            .Select(row => row.Sequence)
            .SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    private Task<T> ReadAsync<T>(Func<LedgerContext, Task<T>> read, CancellationToken cancellationToken) =>
        PatientReading.ReadAsync(_engine, read, cancellationToken);

    private Task<List<PetitionRecord>> LoadAsync(
        Func<LedgerContext, IQueryable<PetitionRow>> query, CancellationToken cancellationToken) =>
        ReadAsync(context => PetitionReading.LoadAsync(_engine, context, query(context), cancellationToken), cancellationToken);

    private async Task<EntryPage> ReadPageAsync(
        Func<LedgerContext, long, IQueryable<EntryRow>> rows, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => EntryReading.ReadPageAsync(after => rows(context, after), afterSequence, limit, cancellationToken),
            cancellationToken);
    }

    private static PetitionDetails DetailsIn(StoredEntry? record, PetitionRecord petition) =>
        record is null
            ? throw new InvalidDataException($"Entry {petition.ContentSequence} is missing.")
            : SnapshotReading.DetailsOf(EntryWire.FromWire(record.Entry).Step)
                ?? throw new InvalidDataException($"Entry {petition.ContentSequence} has no details.");

    private static void RequireLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPageSize);
    }
}
