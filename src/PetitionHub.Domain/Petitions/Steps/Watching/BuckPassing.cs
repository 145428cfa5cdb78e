namespace PetitionHub.Domain.Petitions;

/// <summary>Buck-passing (推诿): when the hub tells the common superior of the units (R22 Art 40).</summary>
internal static class BuckPassing
{
    /// <summary>True where the item bounced as often as the hub tells of, once more.</summary>
    public static bool IsBounced(PetitionState petition, DecisionContext context) =>
        petition.BetweenHandsSince is not null && petition.Bounces - petition.BouncesTold >= context.Watch.BouncesAtLeast;

    /// <summary>True where the item has been between hands as long as the hub tells of, once more.</summary>
    public static bool IsLong(PetitionState petition, DecisionContext context) =>
        petition.PassingCountedFrom is { } from && context.Now - from >= TimeSpan.FromDays(context.Watch.DaysBetweenHands);
}
