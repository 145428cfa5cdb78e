using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsCheck;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>What holds in every life of a petition (see <see cref="Walk"/>).</summary>
public sealed class ProcedureProperties
{
    private const int Walks = 400;

    [Fact]
    public void Decide_AnyWalk_HasOneKnownHolder() => After((step, state) =>
        step.Context.Directory.TryFind(state.Holder, out _)
            && step.Decision.Entries.All(e => e.Holder is not null && e.Status is not null));

    [Fact]
    public void Decide_AnyWalk_VersionCountsTheEntries() => Whole(walk =>
        walk.LastOrDefault()?.After is not { } last || last.Version == walk.Sum(step => step.Decision.Entries.Length));

    [Fact]
    public void Decide_AnyWalk_StateIsTheFoldOfItsEntries() => Whole(walk =>
    {
        PetitionState? folded = null;
        foreach (var step in walk)
        {
            foreach (var entry in step.Decision.Entries)
                folded = Fold.Apply(folded, entry);
            if (step.IsAccepted && Structure.Of(folded) != Structure.Of(step.After))
                return false;
        }

        return true;
    });

    [Fact]
    public void Decide_AnyWalk_DutyNumbersAreDenseAndOwedBySomebody() => After((step, state) =>
        state.Duties.Select(d => d.Number).SequenceEqual(Enumerable.Range(1, state.Duties.Length))
        && step.Decision.Entries.SelectMany(e => e.Duties).Where(d => d.IsOpen && d.StartedAt == step.Context.Now)
            .All(d => step.Context.Directory.HeirOf(d.Unit) is not null)
        // An assigner's deadline, or the law's from acceptance, may have passed before it binds.
        && state.Duties.All(d => (d.DueAt > d.StartedAt || d.Kind == DutyKind.Conclude) && d.IsOpen == d.EndedAt is null));

    [Fact]
    public void Decide_AnyWalk_EachDutyEndsAtMostOnce() => Whole(walk =>
    {
        var ended = new HashSet<int>();
        return walk.SelectMany(step => step.Decision.Entries).SelectMany(entry => entry.Duties)
            .All(duty => duty.IsOpen ? !ended.Contains(duty.Number) : ended.Add(duty.Number));
    });

    [Fact]
    public void Decide_Refused_ChangesNothingAndSaysWhy() => Each(step =>
        step.Decision.Refusal is not { } refusal
        || (step.Decision.Entries.IsEmpty && step.Decision.State is null && Enum.IsDefined(refusal.Reason)
            && refusal.Message.Length > 0
            && refusal.Fields.All(f => f.Path.Length > 0 && f.Description.Length > 0)));

    [Fact]
    public void Decide_Accepted_LeavesWhatWasBeforeAsItWas() => Each(step =>
    {
        var before = Structure.Of(step.Before);
        Procedure.Decide(step.Before, step.Command, step.Context);
        return before == Structure.Of(step.Before);
    });

    [Fact]
    public void Decide_Twice_DecidesTheSame() => Each(step =>
        Structure.Of(Procedure.Decide(step.Before, step.Command, step.Context)) == Structure.Of(step.Decision));

    [Fact]
    public void Decide_AnyWalk_EntriesAreOfTheMomentAndTheActor() => Each(step =>
        step.Decision.Entries.All(entry => entry.At == step.Context.Now && entry.Petition == step.Command.Petition
            && (entry.Actor == step.Command.Actor || entry is { Actor: var actor, Step: BuckPassingNotice or Urging }
                && actor == Actor.Hub)
            && entry.Addressees.Distinct().Count() == entry.Addressees.Length
            && !(entry.Actor.Unit is { } unit && entry.Addressees.Contains(unit))));

    [Fact]
    public void Decide_AnyWalk_AccusedUnitsGetNothing() => After((step, state) =>
    {
        var directory = step.Context.Directory;
        bool IsAccused(UnitCode code) =>
            directory.HeirOf(code) is { } unit && state.Details.AccusedUnits.Any(accused =>
                accused == unit.Code || directory.HeirOf(accused)?.Code == unit.Code
                || (directory.TryFind(accused, out var one) && unit.System == one.System && unit.Territory != one.Territory
                    && one.Territory.Contains(unit.Territory)));
        foreach (var entry in step.Decision.Entries)
        {
            var gets = entry.Step switch
            {
                Copying copying => [copying.Destination],
                UnitNaming naming => [naming.LeadUnit, .. naming.AssistingUnits],
                _ => ImmutableArray<UnitCode>.Empty,
            };
            // A reform may make the holder one with an accused unit: it gets nothing new by it, and the item is rescued by no
            // step yet.
            if (step.Before?.Holder != entry.Holder)
                gets = gets.Add(entry.Holder!.Value);
            if (entry.Addressees.Concat(gets).Concat(ActorOf(entry)).Any(IsAccused) && !AccusesItself(entry))
                return false;
        }

        return !Country.Units.Any(unit => IsAccused(unit.Code) && directory.TryFind(unit.Code, out var now)
            && now.Status != UnitStatus.Abolished && Access.CanRead(state, unit.Code, directory));

        // A unit other than the holder may amend an item so that it is accused itself; from then on it sees nothing.
        bool AccusesItself(Entry entry) =>
            entry.Step is Amendment && ActorOf(entry).Any(IsAccused)
                && !entry.Addressees.Append(entry.Holder!.Value).Any(IsAccused);
    });

    [Fact]
    public void Decide_AnyWalk_OnlyReadersAct() => Each(step =>
        !step.IsAccepted || step.Before is null || step.Command.Actor.Unit is not { } unit
        || Access.CanRead(step.Before, unit, step.Context.Directory));

    [Fact]
    public void Decide_EndedItem_TakesOnlyTheStepsOfItsRow() => Each(step =>
        !step.IsAccepted || step.Before is not { IsEnded: true } before
        || step.Command.Steps.All(s => Authority.Of(s.Kind)!.From.Contains(before.Status)));

    [Fact]
    public void Decide_AnyWalk_HandoversChainFromTheRegistrar() => After((_, state) =>
        state.Handovers.Select((handover, i) =>
            handover.From == (i == 0 ? state.Registrar : state.Handovers[i - 1].To)).All(chained => chained)
        && (state.Current is null || state.FuchaBy is not null || state.Status == PetitionStatus.InFucha
            || state.Current.To == state.Holder));

    [Fact]
    public void Walks_Together_ReachEveryStatusAndStep()
    {
        var statuses = new ConcurrentDictionary<PetitionStatus, int>();
        var steps = new ConcurrentDictionary<StepKind, int>();
        var reasons = new ConcurrentDictionary<RefusalReason, int>();
        Action gather = () => Each(step =>
        {
            foreach (var entry in step.Decision.Entries)
            {
                statuses.AddOrUpdate(entry.Status!.Value, 1, (_, n) => n + 1);
                steps.AddOrUpdate(entry.Step.Kind, 1, (_, n) => n + 1);
            }

            if (step.Decision.Refusal is { } refusal)
                reasons.AddOrUpdate(refusal.Reason, 1, (_, n) => n + 1);
            return true;
        });
        for (var round = 0; round < 5 && steps.Count < Enum.GetValues<StepKind>().Length - 1; round++)
            gather();

        Assert.Equal(Enum.GetValues<PetitionStatus>(), statuses.Keys.Order());
        Assert.Equal(Enum.GetValues<StepKind>().Except([StepKind.UnitChange]), steps.Keys.Order());
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", steps.OrderBy(s => s.Value).Select(s => $"{s.Key} {s.Value}")) + "\n"
            + string.Join(", ", statuses.OrderBy(s => s.Value).Select(s => $"{s.Key} {s.Value}")) + "\n"
            + string.Join(", ", reasons.OrderBy(s => s.Value).Select(s => $"{s.Key} {s.Value}")));
        Assert.True(reasons.Count >= 12, $"Only {string.Join(", ", reasons.Keys)}.");
    }

    private static IEnumerable<UnitCode> ActorOf(Entry entry) => entry.Actor.Unit is { } unit ? [unit] : [];

    internal static void Whole(Func<WalkStep[], bool> holds) =>
        Walk.Any.Sample(holds, iter: Walks, print: walk =>
            string.Concat(walk.Where(step => step.IsAccepted).Select(step => $"\n{step}")));

    private static void Each(Func<WalkStep, bool> holds) => Whole(walk => walk.All(holds));

    private static void After(Func<WalkStep, PetitionState, bool> holds) =>
        Each(step => !step.IsAccepted || step.After is not { } state || holds(step, state));
}
