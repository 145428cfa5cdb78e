using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// Petition by petition, in the order of their ids: each row, with its duties, is the fold of its entries. The rows are read
/// in ranges of ids, so that entries without a row are met too.
/// </summary>
internal sealed class PetitionCheck(
    FaultList faults, UnitFold units, RowSetDigest addressees, RowSetDigest parties, CheckProgress progress)
{
    private const int RangePetitions = 200;

    public long Count { get; private set; }

    public async Task RunAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        while (true)
        {
            var rows = await context.Petitions
                .Where(row => row.Id > after).OrderBy(row => row.Id).Take(RangePetitions)
                .ToDictionaryAsync(row => row.Id, cancellationToken);
            var last = rows.Count < RangePetitions ? Guid.AllBitsSet : rows.Keys.Last();
            await CheckRangeAsync(context, rows, after, last, cancellationToken);
            if (last == Guid.AllBitsSet)
                return;
            after = last;
        }
    }

    private async Task CheckRangeAsync(
        LedgerContext context, Dictionary<Guid, PetitionRow> rows, Guid after, Guid last, CancellationToken cancellationToken)
    {
        var duties = (await context.Duties
            .Where(row => row.PetitionId > after && row.PetitionId <= last)
            .OrderBy(row => row.PetitionId).ThenBy(row => row.Number)
            .ToListAsync(cancellationToken)).ToLookup(row => row.PetitionId);
        var seen = new HashSet<Guid>();
        PetitionFold? fold = null;
        var entries = context.Entries
            .Where(row => row.PetitionId > after && row.PetitionId <= last)
            .OrderBy(row => row.PetitionId).ThenBy(row => row.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var petition = entry.PetitionId!.Value;
            if (fold is null || fold.Petition != petition)
            {
                Compare(fold, rows, duties);
                fold = new PetitionFold(petition, units);
                seen.Add(petition);
            }

            fold.Apply(entry);
            progress.Advance();
        }

        Compare(fold, rows, duties);
        foreach (var orphan in rows.Keys.Where(id => !seen.Contains(id)))
            faults.Add(LedgerFaultKind.PetitionOrphan, null, orphan.ToString());
        foreach (var orphan in duties.Select(group => group.Key).Where(id => !seen.Contains(id)))
            faults.Add(LedgerFaultKind.DutyOrphan, null, orphan.ToString());
    }

    private void Compare(PetitionFold? fold, Dictionary<Guid, PetitionRow> rows, ILookup<Guid, DutyRow> duties)
    {
        if (fold is null)
            return;
        Count++;
        var subject = fold.Petition.ToString();
        foreach (var (sequence, territory) in fold.Complete().Reached)
            addressees.Add(territory, sequence);
        if (fold.Record is not { } expected)
        {
            faults.Add(LedgerFaultKind.Unfoldable, fold.LastSequence, subject);
            return;
        }

        foreach (var unit in fold.Parties)
            parties.Add(unit, expected.State.RegisteredAt.ToUnixTimeMilliseconds(), fold.Petition);
        if (!rows.TryGetValue(fold.Petition, out var row))
            faults.Add(LedgerFaultKind.PetitionMissing, fold.LastSequence, subject);
        else if (!PetitionRows.AreSame(PetitionMapping.ToRow(expected, units.TerritoryOf(expected.State.Holder.Value)), row))
            faults.Add(LedgerFaultKind.PetitionDiffers, fold.LastSequence, subject);
        if (!duties[fold.Petition].Select(DutyMapping.ToDuty).SequenceEqual(expected.State.Duties))
            faults.Add(LedgerFaultKind.DutiesDiffer, fold.LastSequence, subject);
    }
}
