namespace PetitionHub.Domain.Rules;

/// <summary>When the hub speaks by itself. Practice, set by who runs the hub: no article says it.</summary>
/// <param name="WarnDaysBefore">How many days before its date a duty is near it.</param>
/// <param name="UrgeWhenOverdue">Whether the hub urges (催办) a holder whose duty is past its date.</param>
/// <param name="BouncesAtLeast">After how many bounces the common superior is told, and again after as many more.</param>
/// <param name="DaysBetweenHands">After how many days between hands it is told, and again after as many more.</param>
public sealed record WatchLimits(
    int WarnDaysBefore = 3, bool UrgeWhenOverdue = false, int BouncesAtLeast = 3, int DaysBetweenHands = 20);
