using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Requests;

/// <summary>
/// Reads the fields of one request into the domain's types and gathers what is wrong with them, so that a sender learns of all
/// faults at once. It checks what a value is, not whether it exists or fits: that is for the rules. Only of a place to read
/// about, where no rule follows, it checks that there is one.
/// </summary>
/// <remarks>
/// A value at fault is read as its type's default, which no rule ever sees: whoever reads must look at <see cref="Refusal"/>.
/// </remarks>
public sealed class RequestFields : MessageFields
{
    // Keeps arithmetic on days inside the calendar's range, whatever the sender's clock says.
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TooLate = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Refusal? _unknownPlace;

    /// <summary>
    /// FIELD_INVALID with all that was found, or TERRITORY_UNKNOWN where a place was looked for that is none; null where all is
    /// well. Metadata: field and value of the first fault.
    /// </summary>
    public Refusal? Refusal
    {
        get
        {
            if (Violations is not [var (path, description), ..] faults)
                return null;
            var refusal = _unknownPlace ?? new Refusal(RefusalReason.FieldInvalid, $"{path} {description}.");
            refusal = refusal.With("field", path);
            return (FirstValue is null ? refusal : refusal.With("value", FirstValue)) with { Fields = faults };
        }
    }

    /// <summary>Reads a number that has limits.</summary>
    public int Range(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            Reject(field, $"must be {least} to {most}, and is {value}", value.ToString(provider: null));
        return value;
    }

    /// <summary>Reads the code of a place to read about: one that is no more is the place that stands for it today.</summary>
    public Territory TerritoryOfToday(string field, string text)
    {
        var (found, divisions) = (ViolationCount, DivisionTable.Official);
        var territory = Territory(field, text);
        if (ViolationCount > found)
            return territory;
        if (divisions.TodayOf(territory) is { } place)
            return place;
        Reject(field, UnknownPlace.Describe(divisions, territory), text);
        _unknownPlace ??= UnknownPlace.Refuse(divisions, territory, field);
        return default;
    }

    /// <summary>Reads the code of a place to read about, which may be empty.</summary>
    public Territory? OptionalTerritoryOfToday(string field, string text) =>
        text.Length == 0 ? null : TerritoryOfToday(field, text);

    /// <summary>A time from 1900 to 2199, cut to whole milliseconds.</summary>
    protected override DateTimeOffset Accept(string field, DateTimeOffset time)
    {
        if (time >= Earliest && time < TooLate)
            return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
        Reject(field, "must lie in the years 1900 to 2199");
        return default;
    }
}
