using System.Collections.Immutable;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// <c>Decide(state, command, context) → entries or refusal</c>: the procedure of the Regulations, as a pure function.
/// </summary>
public static class Procedure
{
    /// <summary>Decides a command. Every step of it is accepted, or none is.</summary>
    /// <param name="state">The petition; null where there is none, and for a registration or a change of a unit.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="context">Time, directory, calendar, limits and categories.</param>
    public static Decision Decide(PetitionState? state, Command command, DecisionContext context)
    {
        if (command.Steps is [UnitChange change])
            return UnitProcedure.Decide(command.Actor, change, context);
        if (FindActor(command, context.Directory, out var actor) is { } refused)
            return Decision.Refuse(refused);

        var entries = ImmutableArray.CreateBuilder<Entry>(command.Steps.Length);
        foreach (var (step, destinationField) in Expand(command.Steps, state, context.Directory))
        {
            var draft = Draft(step, destinationField);
            if (Authority.Of(step.Kind)?.NeedsTakeover(draft.Relation) == true)
            {
                if (Take(Draft(new Takeover(state!.Holder), ""), entries, ref state) is { } unable)
                    return Decision.Refuse(unable);
                draft = Draft(step, destinationField);
            }

            if (Take(draft, entries, ref state) is { } refusal)
                return Decision.Refuse(refusal);
        }

        foreach (var step in Consequences(entries, state!, context))
            _ = Take(new StepDraft(command.Petition!.Value, state, Actor.Hub, null, step, context), entries, ref state);
        return Decision.Accept(entries.ToImmutable(), state);

        StepDraft Draft(Step step, string destinationField) =>
            new(command.Petition!.Value, state, command.Actor, actor, step, context) { DestinationField = destinationField };
    }

    private static Refusal? Take(StepDraft draft, ImmutableArray<Entry>.Builder entries, ref PetitionState? state)
    {
        if ((Check(draft, state) ?? draft.Recorded.Decide(draft)) is { } refusal)
            return refusal;
        var entry = draft.ToEntry();
        entries.Add(entry);
        state = Fold.Apply(state, entry);
        return null;
    }

    /// <summary>What the hub does by itself, as it follows from what was decided.</summary>
    private static List<Step> Consequences(IReadOnlyList<Entry> entries, PetitionState state, DecisionContext context)
    {
        var steps = new List<Step>();
        if (BuckPassing.IsBounced(state, context) && entries.All(entry => entry.Step is not BuckPassingNotice))
            steps.Add(new BuckPassingNotice());
        if (DeadlineWatching.UrgingAfter(entries, state, context) is { } urging)
            steps.Add(urging);
        return steps;
    }

    private static Refusal? FindActor(Command command, IUnitDirectory directory, out Unit? unit)
    {
        unit = null;
        if (command.Actor.Unit is not { } code)
        {
            return command.Steps.FirstOrDefault(step => Authority.Of(step.Kind)?.Allows(command.Actor) != true) is { } another
                ? new Refusal(
                    RefusalReason.RelationMissing,
                    $"{another.Kind} is not a step of this operator's; the petition's units take it.")
                    .With("step", another.Kind)
                : null;
        }

        if (!directory.TryFind(code, out unit))
            return Refuse.UnitUnknown(code);
        return unit.Status == UnitStatus.Active ? null : Refuse.UnitInactive(unit);
    }

    /// <summary>The steps as they are recorded: a redirection and a new lead unit are transfers of their own.</summary>
    private static IEnumerable<(Step Step, string DestinationField)> Expand(
        ImmutableArray<Step> steps, PetitionState? state, IUnitDirectory directory)
    {
        foreach (var step in steps)
        {
            var name = StepNames.Of(step.Kind);
            yield return (step, $"{name}.{step.DestinationField}");
            if (step.Further(state, directory) is { } further)
                yield return (further.Step, $"{name}.{further.Field}");
        }
    }

    private static Refusal? Check(StepDraft draft, PetitionState? state)
    {
        var step = draft.Recorded;
        if (state is null ? step is not Registration : !draft.By.IsOperator && !Access.CanRead(draft.Relation))
            return Refuse.PetitionNotFound(draft.Petition);
        var check = new FieldCheck(step.Kind);
        step.Check(check);
        if (check.Refusal is { } faults)
            return faults;
        if (Authority.Of(step.Kind) is not { } authority)
            return state is null ? null : Refuse.OutOfOrder(step.Kind, state.Status);
        if (!draft.By.IsOperator && !authority.Allows(draft.Relation))
            return Refuse.RelationMissing(step.Kind, authority.By, draft.Relation);
        return authority.From.Contains(draft.Before.Status) ? null : Refuse.OutOfOrder(step.Kind, draft.Before.Status);
    }
}
