using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace PetitionHub.Hub.Json;

/// <summary>
/// Protobuf's JSON mapping allows several forms of a value; the .NET parser takes one. This converts the others into it, and
/// leaves anything else for the parser to refuse.
/// </summary>
internal static partial class JsonValues
{
    // More digits than any number of 64 bits has, with an exponent.
    private const int MaxNumberLength = 40;

    /// <summary>A value of the body, as JSON.</summary>
    public static string OfBody(FieldDescriptor field, JsonElement json) =>
        field.IsRepeated && !field.IsMap && json.ValueKind == JsonValueKind.Array
            ? $"[{string.Join(',', json.EnumerateArray().Select(item => OfOne(field, item)))}]"
            : OfOne(field, json);

    /// <summary>A value of the address, which is a text, as JSON.</summary>
    public static string OfAddress(FieldDescriptor field, string text)
    {
        var json = field.FieldType switch
        {
            FieldType.Bool when text is "true" or "false" => text,
            FieldType.Enum when NumberOf(text) is { } number => number,
            _ => OfText(field, text),
        };
        return field.IsRepeated ? $"[{json}]" : json;
    }

    /// <summary>What a field takes, for people.</summary>
    public static string Kind(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "a text",
        FieldType.Bool => "true or false",
        FieldType.Bytes => "base64",
        FieldType.Enum => "one of " + string.Join(
            ", ", field.EnumType.Values.Where(value => value.Number != 0).Select(value => value.Name)),
        FieldType.Message when field.MessageType == Timestamp.Descriptor => "a time as 2026-02-13T08:00:00Z",
        FieldType.Message when field.MessageType == Duration.Descriptor => "a duration as 10s",
        FieldType.Message => "a " + field.MessageType.Name,
        FieldType.Double or FieldType.Float => "a number",
        _ => "a whole number in range",
    };

    private static string OfOne(FieldDescriptor field, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when IsWhole(field) || field.FieldType == FieldType.Enum =>
            NumberOf(json.GetRawText()) ?? json.GetRawText(),
        JsonValueKind.String when IsWhole(field) || field.FieldType == FieldType.Bytes => OfText(field, json.GetString()!),
        _ => json.GetRawText(),
    };

    private static string OfText(FieldDescriptor field, string text)
    {
        var form = IsWhole(field) ? NumberOf(text) ?? text : field.FieldType == FieldType.Bytes ? Base64Of(text) : text;
        return JsonSerializer.Serialize(form, JsonTexts.Default.String);
    }

    /// <summary>A whole number that is written as one, as 3.0, or as 3e0.</summary>
    private static string? NumberOf(string text) => text.Length <= MaxNumberLength && Number().IsMatch(text)
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number)
        ? number.ToString("0", CultureInfo.InvariantCulture)
        : null;

    /// <summary>With or without padding, by either alphabet (RFC 4648, 4 and 5).</summary>
    private static string Base64Of(string text)
    {
        var standard = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        return standard.PadRight((standard.Length + 3) / 4 * 4, '=');
    }

    private static bool IsWhole(FieldDescriptor field) =>
        field.FieldType is FieldType.Int32 or FieldType.Int64 or FieldType.UInt32 or FieldType.UInt64
        or FieldType.SInt32 or FieldType.SInt64 or FieldType.Fixed32 or FieldType.Fixed64
        or FieldType.SFixed32 or FieldType.SFixed64;

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();
}
