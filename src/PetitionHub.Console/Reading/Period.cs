using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;

namespace PetitionHub.Console.Reading;

/// <summary>The last days that a page of flows is about; today is one of them.</summary>
/// <param name="Days">How many days.</param>
public sealed record Period(int Days)
{
    /// <summary>Those that pages offer.</summary>
    public static IReadOnlyList<Period> Offered { get; } = [new(1), new(7), new(30), new(365)];

    /// <summary>The period of so many days; today where it is not offered.</summary>
    public static Period Of(int? days) => Offered.FirstOrDefault(period => period.Days == days) ?? Offered[0];

    /// <summary>The period that an address asks for; today where it asks for none that is offered.</summary>
    public static Period Read(IQueryCollection query) =>
        Of(int.TryParse(query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null);

    /// <summary>When its first day began.</summary>
    public DateTimeOffset Start(TimeProvider clock) => ShanghaiTime.StartOfDays(Days, clock);

    /// <summary>The same, as requests have it.</summary>
    public Timestamp StartTime(TimeProvider clock) => Start(clock).ToTimestamp();
}
