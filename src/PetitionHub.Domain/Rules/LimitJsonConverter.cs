using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PetitionHub.Domain.Calendar;

namespace PetitionHub.Domain.Rules;

/// <summary>A limit as rule data writes it: <c>"15 days"</c> or <c>"5 working days"</c>.</summary>
internal sealed class LimitJsonConverter : JsonConverter<Limit>
{
    private const string CalendarDays = "days";
    private const string WorkingDays = "working days";

    /// <inheritdoc/>
    public override Limit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0
            || !int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount > Limit.MaxAmount)
            throw NotALimit(text);
        return text[(space + 1)..] switch
        {
            CalendarDays => new Limit(amount, LimitUnit.CalendarDays),
            WorkingDays => new Limit(amount, LimitUnit.WorkingDays),
            _ => throw NotALimit(text),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Limit value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Amount} {(value.Unit == LimitUnit.WorkingDays ? WorkingDays : CalendarDays)}");

    private static JsonException NotALimit(string text) =>
        new($"'{text}' is not a limit of 0 to {Limit.MaxAmount} '{CalendarDays}' or '{WorkingDays}'.");
}
