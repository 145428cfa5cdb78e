using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Lists;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// The lists as far as they are: what petitions and duties are listed by, who took part, what was reached, and the feeds. Digests
/// tell whether the feeds and parties agree; only where they do not are their rows looked up one by one.
/// </summary>
/// <param name="faults">Where it tells of faults.</param>
/// <param name="units">The units, folded.</param>
/// <param name="through">The last entry that the lists take in; 0 leaves them unchecked.</param>
internal sealed class ListCheck(FaultList faults, UnitFold units, long through)
{
    private readonly RowSetDigest _parties = new();
    private readonly RowSetDigest _reached = new();
    private readonly RowSetDigest _territories = new();
    private readonly RowSetDigest _sent = new();

    /// <summary>The last entry that the lists take in.</summary>
    public long Through => through;

    /// <summary>An entry, and who gave its command.</summary>
    public void AddSent(string actor, long sequence)
    {
        if (sequence <= through)
            _sent.Add(actor, sequence);
    }

    /// <summary>Compares the rows of petitions of a range of ids with their entries.</summary>
    public async Task CompareAsync(
        LedgerContext context, Dictionary<Guid, PetitionFold> folds, Guid after, Guid last, CancellationToken cancellationToken)
    {
        if (through == 0)
            return;
        var rows = await context.ListedPetitions.Where(row => row.Id > after && row.Id <= last)
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var duties = (await context.Duties
            .Where(row => row.PetitionId > after && row.PetitionId <= last)
            .OrderBy(row => row.PetitionId).ThenBy(row => row.Number)
            .ToListAsync(cancellationToken)).ToLookup(row => row.PetitionId);
        foreach (var fold in folds.Values)
            Compare(fold, rows.GetValueOrDefault(fold.Id), duties[fold.Id]);
        foreach (var orphan in rows.Keys.Where(id => !folds.ContainsKey(id)))
            faults.Add(LedgerFaultKind.ListedOrphan, null, orphan.ToString());
        foreach (var orphan in duties.Select(group => group.Key).Where(id => !folds.ContainsKey(id)))
            faults.Add(LedgerFaultKind.DutyOrphan, null, orphan.ToString());
    }

    /// <summary>Compares the rows that are not of one petition, once all petitions were compared.</summary>
    public async Task RunAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        if (through == 0)
            return;
        var (parties, reached, territories, sent) =
            (new RowSetDigest(), new RowSetDigest(), new RowSetDigest(), new RowSetDigest());
        await foreach (var row in context.Parties.AsAsyncEnumerable().WithCancellation(cancellationToken))
            parties.Add(row.Unit, row.RegisteredAtMs, row.PetitionId);
        await foreach (var row in context.ReachedTerritories.AsAsyncEnumerable().WithCancellation(cancellationToken))
            reached.Add(row.Territory, row.RegisteredAtMs, row.PetitionId);
        await foreach (var row in context.TerritoryEntries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            territories.Add(row.Territory, row.Sequence);
        await foreach (var row in context.SentEntries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            sent.Add(row.Actor, row.Sequence);
        var search = new ListFaults(context, faults, units, through);
        if (!parties.Matches(_parties) || !reached.Matches(_reached))
            await search.FindPartiesAsync(cancellationToken);
        if (!territories.Matches(_territories))
            await search.FindTerritoryEntriesAsync(cancellationToken);
        if (!sent.Matches(_sent))
            await search.FindSentEntriesAsync(cancellationToken);
    }

    private void Compare(PetitionFold fold, ListedPetitionRow? row, IEnumerable<DutyRow> duties)
    {
        foreach (var (sequence, territory) in fold.Reached)
            _territories.Add(territory, sequence);
        if (fold.Petition is not { } petition)
            return;
        var (state, subject) = (petition.State, fold.Id.ToString());
        var registeredAt = state.RegisteredAt.ToUnixTimeMilliseconds();
        foreach (var unit in fold.Parties)
            _parties.Add(unit, registeredAt, fold.Id);
        foreach (var territory in fold.Territories)
            _reached.Add(territory, registeredAt, fold.Id);
        // What was changed since is looked at the next time.
        if (fold.LastSequence > through)
            return;
        if (row is null || !AreSame(ListMapping.ToRow(state, TerritoryOf(state.Holder.Value, row)), row))
            faults.Add(LedgerFaultKind.ListedDiffers, fold.LastSequence, subject);
        if (!duties.Select(DutyMapping.ToDuty).SequenceEqual(state.Duties))
            faults.Add(LedgerFaultKind.DutiesDiffer, fold.LastSequence, subject);
    }

    /// <summary>The territory that the holder serves; of one that changed since, what the row has may be either.</summary>
    private string TerritoryOf(string holder, ListedPetitionRow row) =>
        units.HasChangedAfter(holder, through) ? row.HolderTerritory : units.TerritoryOf(holder);

    private static bool AreSame(ListedPetitionRow expected, ListedPetitionRow row) => Columns(expected).Equals(Columns(row));

    private static object Columns(ListedPetitionRow row) => (
        (row.Id, row.Status, row.Holder, row.HolderTerritory, row.Registrar, row.Category),
        (row.Territory, row.Purpose, row.RegisteredAtMs, row.MatterId, row.OpenDueAtMs, row.PassingCountedFromMs));
}
