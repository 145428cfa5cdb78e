namespace PetitionHub.Domain.Calendar;

/// <summary>The published calendar of one year (放假安排), as it differs from "weekends are off".</summary>
/// <param name="Year">The year that the notice is for.</param>
/// <param name="WorkingDayOverrides">
/// The days that it names: true for a working day, false for a day off. A notice may reach into the last days of the
/// year before, as those of 2019 and 2023 did.
/// </param>
public sealed record CalendarYear(int Year, IReadOnlyDictionary<DateOnly, bool> WorkingDayOverrides);
