using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>An operator takes an entry off a unit's parked list: the unit is told, and takes the entry up again.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Consumer">Its consumer, 1 to 64 characters.</param>
/// <param name="Sequence">The parked entry, which is of this petition.</param>
/// <param name="Reason">What was put right, 1 to 2,000 characters.</param>
public sealed record Unparking(UnitCode Unit, string Consumer, long Sequence, string Reason) : Step(StepKind.Unparking)
{
    internal override void Check(FieldCheck check)
    {
        check.Text("consumer", Consumer, 1, TextLimits.Consumer);
        check.Text("reason", Reason, 1, TextLimits.Remark);
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        if (!draft.Context.IsParked(this))
        {
            return new Refusal(RefusalReason.EntryNotFound, $"Entry {Sequence} is not parked by {Consumer} of {Unit}.")
                .With("sequence", Sequence);
        }

        draft.Tell(Unit);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
