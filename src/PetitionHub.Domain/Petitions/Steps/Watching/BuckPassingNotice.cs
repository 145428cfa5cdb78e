using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The hub tells the common superior of the units that pass an item about (推诿; R22 Art 40).</summary>
/// <param name="Bounces">How often it came to a unit that had held it before; set by the rules.</param>
/// <param name="DaysBetweenHands">How many whole days it has been between hands; set by the rules.</param>
public sealed record BuckPassingNotice(int Bounces = 0, int DaysBetweenHands = 0) : Step(StepKind.BuckPassingNotice)
{
    internal override void Check(FieldCheck check)
    {
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        var (before, context) = (draft.Before, draft.Context);
        if (before.BetweenHandsSince is not { } since
            || !(BuckPassing.IsBounced(before, context) || BuckPassing.IsLong(before, context)))
            return Refuse.NoticeUntimely(Kind, "The petition is not passed about, or the hub told of it already.");
        draft.Recorded = new BuckPassingNotice(before.Bounces, (int)(context.Now - since).TotalDays);
        Unit[] units = [.. before.PastHolders.Select(code => Relations.ActingUnitOf(code, context.Directory)).OfType<Unit>()];
        // Where nobody stands over all of them, the ledger and those who look over them still know.
        if (units.Length > 0 && Superiors.CommonOf(before, units, context.Directory) is { } superior)
            draft.Tell(superior.Code);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { BouncesTold = Bounces, PassingCountedFrom = entry.At };
}
