using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Lets another unit read the item (抄送).</summary>
/// <param name="Destination">Who is to have it.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Copying(UnitCode Destination, string Remark) : Step(StepKind.Copying)
{
    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, 0, TextLimits.Remark);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (Destinations.CheckReader(draft, Destination, out _) is { } refusal)
            return refusal;
        draft.Tell(Destination);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before.Copied.Contains(Destination) ? before : before with { Copied = before.Copied.Add(Destination) };
}
