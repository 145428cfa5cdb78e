using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// Petition by petition, in the order of their ids: each row is the fold of its entries, and so is what the lists have of it. The
/// rows are read in ranges of ids, so that entries without a row are met too.
/// </summary>
internal sealed class PetitionCheck(FaultList faults, UnitFold units, ListCheck lists, CheckProgress progress)
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
            var folds = await FoldAsync(context, after, last, cancellationToken);
            foreach (var fold in folds.Values)
                Compare(fold, rows.GetValueOrDefault(fold.Id));
            foreach (var orphan in rows.Keys.Where(id => !folds.ContainsKey(id)))
                faults.Add(LedgerFaultKind.PetitionOrphan, null, orphan.ToString());
            await lists.CompareAsync(context, folds, after, last, cancellationToken);
            if (last == Guid.AllBitsSet)
                return;
            after = last;
        }
    }

    private async Task<Dictionary<Guid, PetitionFold>> FoldAsync(
        LedgerContext context, Guid after, Guid last, CancellationToken cancellationToken)
    {
        var folds = new Dictionary<Guid, PetitionFold>();
        var entries = context.Entries
            .Where(row => row.PetitionId > after && row.PetitionId <= last)
            .OrderBy(row => row.PetitionId).ThenBy(row => row.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var petition = entry.PetitionId!.Value;
            if (!folds.TryGetValue(petition, out var fold))
                folds.Add(petition, fold = new PetitionFold(petition, units, lists.Through));
            fold.Apply(entry);
            progress.Advance();
        }

        return folds;
    }

    private void Compare(PetitionFold fold, PetitionRow? row)
    {
        Count++;
        var subject = fold.Id.ToString();
        foreach (var sequence in fold.Complete().WrongReach)
            faults.Add(LedgerFaultKind.EntryColumn, sequence, "reach");
        if (fold.Petition is not { } expected)
            faults.Add(LedgerFaultKind.Unfoldable, fold.LastSequence, subject);
        else if (row is null)
            faults.Add(LedgerFaultKind.PetitionMissing, fold.LastSequence, subject);
        else if (!PetitionRows.AreSame(PetitionMapping.ToRow(expected), row))
            faults.Add(LedgerFaultKind.PetitionDiffers, fold.LastSequence, subject);
    }
}
