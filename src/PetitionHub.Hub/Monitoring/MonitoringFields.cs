using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Calendar;
using PetitionHub.Hub.Requests;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Reads the fields of monitoring requests.</summary>
internal static class MonitoringFields
{
    /// <summary>Reads an enum whose numbers are those of the contract's; zero is none.</summary>
    /// <param name="fields">The fields of the request.</param>
    /// <param name="field">The field.</param>
    /// <param name="number">The contract's enum as a number.</param>
    public static T OneOf<T>(this RequestFields fields, string field, int number)
        where T : struct, System.Enum
    {
        var value = Unsafe.BitCast<int, T>(number);
        if (number == 0)
            fields.Reject(field, "is required");
        else if (!System.Enum.IsDefined(value))
            fields.Reject(field, "is not a value of the contract", $"{value}");
        return value;
    }

    /// <summary>Reads an enum that may be unspecified.</summary>
    public static T? OptionalOneOf<T>(this RequestFields fields, string field, int number)
        where T : struct, System.Enum =>
        number == 0 ? null : fields.OneOf<T>(field, number);

    /// <summary>A period that ends by default now, with what happened at this moment.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Period(
        this RequestFields fields, Timestamp? start, Timestamp? end, DateTimeOffset? first, DateTimeOffset now)
    {
        var from = start is null && first is { } beginning ? beginning : fields.Time("start_time", start);
        // A period that begins now by the caller's clock is empty, and not turned round.
        var latest = from > now && from <= now + ClockSkew.Tolerated ? from : now;
        var to = fields.OptionalTime("end_time", end) ?? latest.AddMilliseconds(1);
        if (from < DateTimeOffset.UnixEpoch)
            fields.Reject("start_time", "must be 1970 or later");
        return (from, to);
    }
}
