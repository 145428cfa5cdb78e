using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// The next bureau above takes the item over from a holder that cannot act: it is suspended, ended without an heir, or accused
/// since a merger (R22 Art 24). Nobody asks for it: it goes before the first step that the bureau takes in the holder's place.
/// </summary>
/// <param name="From">Who held the item.</param>
public sealed record Takeover(UnitCode From) : Step(StepKind.Takeover)
{
    internal override void Check(FieldCheck check)
    {
    }
}
