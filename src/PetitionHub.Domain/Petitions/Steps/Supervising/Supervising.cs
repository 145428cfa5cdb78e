using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Urging, supervising, urgent reports and evaluation (R22 Arts 25, 39, 40).</summary>
internal static class Supervising
{
    public static Refusal? Decide(StepDraft draft, Urging _) => OweFeedback(draft);

    public static Refusal? Decide(StepDraft draft, Supervision step)
    {
        var needed = step.Listed ? Relation.JointConference : Relation.SuperiorBureau;
        return draft.Relation.HasFlag(needed) ? OweFeedback(draft) : Refuse.RelationMissing(step.Kind, needed, draft.Relation);
    }

    public static Refusal? Decide(StepDraft draft, Feedback step)
    {
        var directory = draft.Context.Directory;
        if (draft.OpenDuty(d => d.Kind == DutyKind.GiveFeedback && directory.StandsFor(draft.Actor, d.Unit)) is not { } owed)
            return Refuse.NothingOwed(step.Kind, "This unit owes no feedback, or has given it.");
        draft.Meet(owed);
        draft.Tell(owed.OwedTo!.Value);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, UrgentReport _)
    {
        var (actor, directory) = (draft.Actor, draft.Context.Directory);
        Tell(Superiors.Find(actor.Territory, OrganType.Bureau, directory));
        Tell(Superiors.Find(actor.Territory, OrganType.JointConference, directory));
        draft.Tell(draft.Before.Holder);
        if (actor.IsBureau)
        {
            Tell(Superiors.BureauAbove(draft.Before, actor, directory));
            Tell(Superiors.Find(Territory.Country, OrganType.Bureau, directory));
        }

        return null;

        void Tell(Unit? unit)
        {
            if (unit is not null)
                draft.Tell(unit.Code);
        }
    }

    public static Refusal? Decide(StepDraft draft, Evaluation step)
    {
        var before = draft.Before;
        if (before.Evaluated.Contains(step.Target))
            return Refuse.OutOfOrder(step.Kind, before.Status, $"The petitioner rated the {step.Target} already.");
        if (step.Target == EvaluationTarget.CompetentUnit && before.ConcludedAt is null)
            return Refuse.OutOfOrder(step.Kind, before.Status, "The competent unit is rated once the item is concluded.");
        draft.TellUpstream();
        draft.Tell(before.Holder);
        return null;
    }

    private static Refusal? OweFeedback(StepDraft draft)
    {
        if (draft.Context.Directory.HeirOf(draft.Before.Holder) is not { } holder)
            return Refuse.WithoutHeir(draft.Before.Holder);
        // An operator is no organ that feedback could be owed to: it acts in the name of the bureau above.
        var superior = draft.By.IsOperator ? Superiors.BureauAbove(draft.Before, holder, draft.Context.Directory) : draft.Actor;
        if (superior is null)
            return Refuse.NoSuperior(holder);
        draft.Start(DutyKind.GiveFeedback, holder, superior.Code, rules => rules.Feedback);
        draft.Tell(holder.Code, superior.Code);
        return null;
    }
}
