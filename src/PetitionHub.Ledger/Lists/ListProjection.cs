using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Lists;

/// <summary>
/// Lists, territories' feeds, duties by their dates. What a petition is listed by is read from its state in the ledger, which may
/// be later than the page: then a later page puts the same again.
/// </summary>
internal sealed class ListProjection(IListStore database, RecentEntries recent) : IProjection
{
    public const string TheName = "lists";

    private const int RemovedRows = 5_000;

    public string Name => TheName;

    public int Version => 1;

    public IReadOnlyList<StepKind>? Kinds => null;

    public int PageTaken => 2_048;

    public async Task<Func<LedgerContext, CancellationToken, Task>> PrepareAsync(
        LedgerContext context, long after, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        var rows = new ListRows();
        var petitions = new Dictionary<Guid, PetitionRefs>();
        foreach (var stored in entries)
        {
            var entry = EntryWire.FromWire(stored.Entry);
            rows.SentEntries.Add(new SentEntryRow { Actor = entry.Actor.Value, Sequence = stored.Sequence });
            if (entry.Step is UnitChange change)
                rows.TerritoryByHolder[change.Unit.Code.Value] = change.Unit.Territory.Digits;
            else
                Gather(stored, entry, rows, petitions);
        }

        await AddPetitionsAsync(context, rows, petitions, cancellationToken);
        return (writing, token) => database.PutListsAsync(writing, rows, token);
    }

    public async Task<bool> RemoveSomeAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // From the least key on, so that each starts with a search, and ends after some rows.
        var petition = await context.ListedPetitions.Where(row => row.Id >= Guid.Empty).OrderBy(row => row.Id)
            .Select(row => (Guid?)row.Id).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken) ?? Guid.AllBitsSet;
        var removed = await context.ListedPetitions.Where(row => row.Id <= petition).ExecuteDeleteAsync(cancellationToken);
        var owing = await context.Duties.Where(row => row.PetitionId >= Guid.Empty).OrderBy(row => row.PetitionId)
            .Select(row => (Guid?)row.PetitionId).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken) ?? Guid.AllBitsSet;
        removed += await context.Duties.Where(row => row.PetitionId <= owing).ExecuteDeleteAsync(cancellationToken);
        removed += await RemovePartiesAsync(context, cancellationToken);
        removed += await RemoveReachedAsync(context, cancellationToken);
        removed += await RemoveTerritoryEntriesAsync(context, cancellationToken);
        return removed + await RemoveSentEntriesAsync(context, cancellationToken) > 0;
    }

    private static void Gather(StoredEntry stored, Entry entry, ListRows rows, Dictionary<Guid, PetitionRefs> petitions)
    {
        var petition = entry.Petition!.Value;
        if (!petitions.TryGetValue(petition.Value, out var refs))
            petitions.Add(petition.Value, refs = new PetitionRefs());
        refs.LastSequence = stored.Sequence;
        refs.IsLinked |= entry.Step is RepeatLink;
        refs.Parties.UnionWith(Parties.Of(entry).Select(unit => unit.Value));
        foreach (var territory in stored.Reach)
        {
            refs.Reached.Add(territory.Digits);
            rows.TerritoryEntries.Add(new TerritoryEntryRow { Territory = territory.Digits, Sequence = stored.Sequence });
        }

        foreach (var duty in entry.Duties)
            rows.Duties[(petition.Value, duty.Number)] = DutyMapping.ToRow(petition, duty);
    }

    private async Task AddPetitionsAsync(
        LedgerContext context, ListRows rows, Dictionary<Guid, PetitionRefs> petitions, CancellationToken cancellationToken)
    {
        var states = await LoadAsync(context, petitions, cancellationToken);
        var territories = new Dictionary<string, string>();
        foreach (var codes in states.Select(state => state.Holder.Value).Distinct().Chunk(PageLimit.QueryIds))
            foreach (var unit in await context.Units.Where(row => codes.Contains(row.Code))
                .Select(row => new { row.Code, row.Territory }).ToListAsync(cancellationToken))
                territories.Add(unit.Code, unit.Territory);
        foreach (var state in states)
        {
            var (id, registeredAt) = (state.Id.Value, state.RegisteredAt.ToUnixTimeMilliseconds());
            var row = ListMapping.ToRow(state, territories.GetValueOrDefault(state.Holder.Value, ""));
            rows.Petitions.Add(row);
            if (petitions[id].IsLinked)
                rows.Linked.Add(row);
            rows.Parties.UnionWith(petitions[id].Parties.Select(
                unit => new PartyRow { Unit = unit, RegisteredAtMs = registeredAt, PetitionId = id }));
            rows.Reached.UnionWith(petitions[id].Reached.Select(
                territory => new ReachedTerritoryRow { Territory = territory, RegisteredAtMs = registeredAt, PetitionId = id }));
        }
    }

    private async Task<List<PetitionState>> LoadAsync(
        LedgerContext context, Dictionary<Guid, PetitionRefs> petitions, CancellationToken cancellationToken)
    {
        var (states, missing) = (new List<PetitionState>(petitions.Count), new List<Guid>());
        foreach (var (id, refs) in petitions)
        {
            if (recent.Find(new PetitionId(id), refs.LastSequence) is { } petition)
                states.Add(petition.State);
            else
                missing.Add(id);
        }

        foreach (var ids in missing.Chunk(PageLimit.QueryIds))
            states.AddRange(
                (await context.Petitions.Where(row => ids.Contains(row.Id)).Select(row => row.State)
                    .ToListAsync(cancellationToken))
                .Select(state => StateJson.Read(state)));
        return states.Count == petitions.Count
            ? states
            : throw new InvalidDataException($"{petitions.Count - states.Count} petitions have entries and no state.");
    }

    private static async Task<int> RemovePartiesAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var last = await context.Parties.Where(row => string.Compare(row.Unit, "") >= 0)
            .OrderBy(row => row.Unit).ThenBy(row => row.RegisteredAtMs).ThenBy(row => row.PetitionId)
            .Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await context.Parties.Where(row => string.Compare(row.Unit, "") >= 0).ExecuteDeleteAsync(cancellationToken);
        var (unit, time) = (last.Unit, last.RegisteredAtMs);
        return await context.Parties
            .Where(row => string.Compare(row.Unit, unit) <= 0 && (row.Unit != unit || row.RegisteredAtMs <= time))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<int> RemoveReachedAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var last = await context.ReachedTerritories.Where(row => string.Compare(row.Territory, "") >= 0)
            .OrderBy(row => row.Territory).ThenBy(row => row.RegisteredAtMs).ThenBy(row => row.PetitionId)
            .Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await context.ReachedTerritories.Where(row => string.Compare(row.Territory, "") >= 0)
                .ExecuteDeleteAsync(cancellationToken);
        var (territory, time) = (last.Territory, last.RegisteredAtMs);
        return await context.ReachedTerritories
            .Where(row => string.Compare(row.Territory, territory) <= 0
                && (row.Territory != territory || row.RegisteredAtMs <= time))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<int> RemoveTerritoryEntriesAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var last = await context.TerritoryEntries.Where(row => string.Compare(row.Territory, "") >= 0)
            .OrderBy(row => row.Territory).ThenBy(row => row.Sequence).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await context.TerritoryEntries.Where(row => string.Compare(row.Territory, "") >= 0)
                .ExecuteDeleteAsync(cancellationToken);
        var (territory, sequence) = (last.Territory, last.Sequence);
        return await context.TerritoryEntries
            .Where(row => string.Compare(row.Territory, territory) <= 0
                && (row.Territory != territory || row.Sequence <= sequence))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<int> RemoveSentEntriesAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var last = await context.SentEntries.Where(row => string.Compare(row.Actor, "") >= 0)
            .OrderBy(row => row.Actor).ThenBy(row => row.Sequence).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await context.SentEntries.Where(row => string.Compare(row.Actor, "") >= 0)
                .ExecuteDeleteAsync(cancellationToken);
        var (actor, sequence) = (last.Actor, last.Sequence);
        return await context.SentEntries
            .Where(row => string.Compare(row.Actor, actor) <= 0 && (row.Actor != actor || row.Sequence <= sequence))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>What a page's entries name for a petition.</summary>
    private sealed class PetitionRefs
    {
        public HashSet<string> Parties { get; } = [];

        public HashSet<string> Reached { get; } = [];

        public long LastSequence { get; set; }

        /// <summary>It was linked to another matter.</summary>
        public bool IsLinked { get; set; }
    }
}
