using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Reports something urgent (紧急报告; R22 Art 25).</summary>
/// <param name="Reasons">What is happening, 10 to 4,000 characters.</param>
public sealed record UrgentReport(string Reasons) : Step(StepKind.UrgentReport)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
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

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
