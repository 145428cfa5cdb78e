namespace PetitionHub.Domain.Calendar;

/// <summary>The last day on which something can be done in time.</summary>
/// <param name="Day">That day in Shanghai.</param>
/// <param name="IsProvisional">
/// True where it was counted over days that a notice still to come may move: of a year whose calendar is not published yet, or of
/// the week before one. It is to be recomputed when that arrives.
/// </param>
public readonly record struct Deadline(DateOnly Day, bool IsProvisional)
{
    /// <summary>The exclusive end of the day, in UTC: what happens at this instant is late.</summary>
    public DateTimeOffset EndsAt => ChinaTime.EndOf(Day);
}
