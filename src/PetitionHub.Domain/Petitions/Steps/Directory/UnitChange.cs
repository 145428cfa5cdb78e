using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>One change of the directory; unit changes are ledger entries too.</summary>
/// <param name="Change">What happens to the unit.</param>
/// <param name="Unit">The unit as it is after the change.</param>
/// <param name="Reason">Why, up to 2,000 characters.</param>
public sealed record UnitChange(UnitChangeKind Change, Unit Unit, string Reason) : Step(StepKind.UnitChange)
{
    internal override void Check(FieldCheck check)
    {
        var ends = Change is UnitChangeKind.Suspend or UnitChangeKind.Abolish;
        check.Text("reason", Reason, ends ? 1 : 0, TextLimits.Remark);
        if (Change is not (UnitChangeKind.Register or UnitChangeKind.Update))
            return;
        check.Text("unit.name", Unit.Name, 1, Unit.MaxNameLength);
        if (!UnitCode.TryParse(Unit.System, out _) || Unit.System.Length > UnitCode.MaxLength)
            check.Reject("unit.system", "must be 2 to 40 of a–z, 0–9 and inner hyphens");
    }

    internal override Refusal? Decide(StepDraft draft) =>
        throw new InvalidOperationException($"Step {Kind} is not one of a petition.");

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        throw new InvalidOperationException($"Step {Kind} changes no petition.");
}
