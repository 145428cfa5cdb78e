namespace PetitionHub.Domain.Calendar;

/// <summary>A time limit: how many days a unit has. It is counted by <see cref="WorkingCalendar.DeadlineOf"/>.</summary>
/// <param name="Amount">How many days, 0 to <see cref="MaxAmount"/>.</param>
/// <param name="Unit">Which days count.</param>
public readonly record struct Limit(int Amount, LimitUnit Unit)
{
    /// <summary>The most days that a limit has, about ten years.</summary>
    public const int MaxAmount = 3660;
}
