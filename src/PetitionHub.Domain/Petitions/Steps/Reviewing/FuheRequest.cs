using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The petitioner asked for a final review (复核, fuhe; R22 Art 36).</summary>
/// <param name="ReviewingUnit">The organ one level up that decides.</param>
/// <param name="Grounds">10 to 4,000 characters.</param>
public sealed record FuheRequest(UnitCode ReviewingUnit, string Grounds) : Step(StepKind.FuheRequest)
{
    internal override void Check(FieldCheck check) =>
        check.Text("grounds", Grounds, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override string DestinationField => "reviewing_unit";

    internal override Refusal? Decide(StepDraft draft) =>
        Reviewing.Open(draft, ReviewingUnit, draft.Before.FuchaBy!.Value, draft.Before.FuchaDecidedAt!.Value, isFinal: true);

    internal override PetitionState Apply(PetitionState before, Entry entry) => before with { Arbiter = entry.Holder };
}
