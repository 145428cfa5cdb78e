using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Opening;

/// <summary>
/// Gives the petitions of a ledger of an earlier version what their states did not have then, as how often they bounced: they are folded
/// again, page by page, before the writer opens. Ended half-way, it goes on at the next opening.
/// </summary>
internal static class StateFilling
{
    private const int PetitionsAtOnce = 500;

    public static async Task RunAsync(ILedgerEngine engine, LedgerLog log, CancellationToken cancellationToken)
    {
        // What a fold reads of units is where they are, which the state does not hold.
        var units = new UnitFold(new FaultList());
        var filled = 0L;
        for (var more = true; more;)
        {
            await using var context = engine.CreateContext();
            var found = await context.Petitions
                .Where(row => row.PassingCountedFromMs == PetitionRow.Unfolded).Take(PetitionsAtOnce)
                .Select(row => row.Id).ToListAsync(cancellationToken);
            await engine.RunInTransactionAsync(context, () => FillAsync(context, found, units, cancellationToken), cancellationToken);
            filled += found.Count;
            more = found.Count == PetitionsAtOnce;
        }

        if (filled > 0)
            log.StatesFilled(filled);
    }

    private static async Task<bool> FillAsync(
        LedgerContext context, List<Guid> petitions, UnitFold units, CancellationToken cancellationToken)
    {
        foreach (var id in petitions)
            await FillAsync(context, id, units, cancellationToken);
        return true;
    }

    private static async Task FillAsync(LedgerContext context, Guid id, UnitFold units, CancellationToken cancellationToken)
    {
        var fold = await PetitionFold.ReadAsync(context, id, units, cancellationToken);
        var rows = context.Petitions.Where(row => row.Id == id && row.PassingCountedFromMs == PetitionRow.Unfolded);
        // What cannot be folded stays as it is: `ledger check` names it.
        if (fold.Record is not { } petition)
        {
            await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.PassingCountedFromMs, (long?)null), cancellationToken);
            return;
        }

        var (state, countedFromMs) = (StateJson.Write(petition.State), Time.ToMs(petition.State.PassingCountedFrom));
        await rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.PassingCountedFromMs, countedFromMs), cancellationToken);
    }
}
