using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Simulation.Tallying;
using PetitionHub.Ledger;

namespace PetitionHub.Lab.Simulation;

/// <summary>
/// At the end of the day the inboxes stand as they do in the country: most are dealt with, some lag, some were never opened, and
/// what a system could not process is parked.
/// </summary>
internal sealed class Consumers(SimulationPlan plan, LedgerStore store, Tally tally, SimulatedClock clock)
{
    private const string Name = "office";
    private const int AtOnce = 2_048;
    private const int EntriesToAParkedOne = 4_000;

    private static readonly string[] Reasons = ["类别在本系统中没有对应项", "字段超长，本系统无法入库", "重复推送，需人工核对"];

    /// <summary>Acknowledges and parks.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        clock.MoveTo(plan.End.AddMinutes(-1));
        var dice = Dice.Of(plan.Seed, "consumers");
        foreach (var page in tally.Inboxes.OrderBy(one => one.Key, StringComparer.Ordinal).Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            var results = await Task.WhenAll(page.SelectMany(one => Deal(UnitCode.Parse(one.Key), one.Value, dice)));
            foreach (var result in results.Where(result => !result.IsAccepted))
                throw new InvalidOperationException($"A consumer was refused: {result.Refusal}");
        }
    }

    private IEnumerable<Task<Answer<long>>> Deal(UnitCode unit, List<long> sequences, Dice dice)
    {
        var way = dice.Fraction();
        if (way < 0.05)
            yield break;
        var reached = way < 0.85 ? sequences.Count - 1 : dice.Below(sequences.Count);
        for (var i = 0; i <= reached; i++)
        {
            if (dice.Below(EntriesToAParkedOne) != 0)
                continue;
            tally.Park(unit, sequences[i]);
            yield return store.Writer.ParkAsync(unit, Name, sequences[i], dice.Pick(Reasons), CancellationToken.None);
        }

        yield return store.Writer.AcknowledgeAsync(unit, Name, sequences[reached], CancellationToken.None);
    }
}
