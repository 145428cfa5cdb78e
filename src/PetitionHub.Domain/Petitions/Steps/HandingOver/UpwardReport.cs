using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Hands the item to the bureau of a higher territory (报送).</summary>
/// <param name="Destination">Who is to have it.</param>
/// <param name="Reasons">Why it goes up, 10 to 4,000 characters.</param>
public sealed record UpwardReport(UnitCode Destination, string Reasons) : Step(StepKind.UpwardReport), IHandover
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft) =>
        Destinations.CheckUp(draft, Destination, out var unit) ?? HandingOver.HandTo(draft, unit!);

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        HandingOver.Push(before, entry, HandoverKind.UpwardReport);
}
