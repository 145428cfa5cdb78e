namespace PetitionHub.Domain.Petitions;

/// <summary>The hub tells the common superior of the units that pass an item about (推诿; R22 Art 40).</summary>
/// <param name="Bounces">How often it came to a unit that had held it before; set by the rules.</param>
/// <param name="DaysBetweenHands">How many whole days it has been between hands; set by the rules.</param>
public sealed record BuckPassingNotice(int Bounces = 0, int DaysBetweenHands = 0) : Step(StepKind.BuckPassingNotice)
{
    internal override void Check(FieldCheck check)
    {
    }
}
