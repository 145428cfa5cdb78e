using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Buck-passing (推诿): the common superior of the units that pass an item about is told (R22 Art 40).</summary>
internal static class BuckPassing
{
    public static Refusal? Decide(StepDraft draft, BuckPassingNotice step)
    {
        var (before, context) = (draft.Before, draft.Context);
        if (before.BetweenHandsSince is not { } since || !(IsBounced(before, context) || IsLong(before, context)))
            return Refuse.NoticeUntimely(step.Kind, "The petition is not passed about, or the hub told of it already.");
        draft.Recorded = new BuckPassingNotice(before.Bounces, (int)(context.Now - since).TotalDays);
        Unit[] units = [.. before.PastHolders.Select(code => Relations.PlaceOf(code, context.Directory)).OfType<Unit>()];
        // Where nobody stands over all of them, the ledger and those who look over them still know.
        if (units.Length > 0 && Superiors.CommonOf(before, units, context.Directory) is { } superior)
            draft.Tell(superior.Code);
        return null;
    }

    /// <summary>True where the item bounced as often as the hub tells of, once more.</summary>
    public static bool IsBounced(PetitionState petition, DecisionContext context) =>
        petition.BetweenHandsSince is not null && petition.Bounces - petition.BouncesTold >= context.Watch.BouncesAtLeast;

    private static bool IsLong(PetitionState petition, DecisionContext context) =>
        petition.PassingCountedFrom is { } from && context.Now - from >= TimeSpan.FromDays(context.Watch.DaysBetweenHands);
}
