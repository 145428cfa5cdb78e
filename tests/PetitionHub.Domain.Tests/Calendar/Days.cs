using CsCheck;
using PetitionHub.Domain.Calendar;

namespace PetitionHub.Domain.Tests.Calendar;

/// <summary>Days and limits for properties.</summary>
internal static class Days
{
    /// <summary>A day of 2018 to 2029: before, in and after the published calendars.</summary>
    public static Gen<DateOnly> Any { get; } = Gen.Int[0, 4382].Select(new DateOnly(2018, 1, 1).AddDays);

    /// <summary>0 to 400 days, up to a year and more.</summary>
    public static Gen<int> Amount { get; } = Gen.Int[0, 400];

    /// <summary>Either unit.</summary>
    public static Gen<LimitUnit> Unit { get; } = Gen.OneOf(LimitUnit.CalendarDays, LimitUnit.WorkingDays);
}
