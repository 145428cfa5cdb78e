using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Hands the item over (转送; R22 Arts 22, 23).</summary>
/// <param name="Destination">Who is to have it.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Transfer(UnitCode Destination, string Remark) : Step(StepKind.Transfer), IHandover
{
    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, 0, TextLimits.Remark);

    internal override Refusal? Decide(StepDraft draft) =>
        Destinations.CheckDown(draft, Destination, out var unit) ?? HandingOver.HandTo(draft, unit!);

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        HandingOver.Push(before, entry, HandoverKind.Transfer);
}
