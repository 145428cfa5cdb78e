using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PetitionHub.Client;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>
/// The request id of a line: the one that it gives; else made of the unit and the line's id; else of the unit, the line's text
/// and how many times it came before. Lines may be added, taken out and moved without another line's request id changing. An id
/// that is null or blank counts as left out.
/// </summary>
internal sealed class LineKeys(string unit)
{
    private const string IdName = "id";
    private const string RequestIdName = "request_id";

    /// <summary>How often each text without an id came so far, by a digest of it: 16 bytes a line instead of the line.</summary>
    private readonly Dictionary<Guid, int> _occurrences = [];

    /// <summary>How many lines with the same text came before it; 0 for a line that has an id.</summary>
    /// <exception cref="LineException">Its id is not a text or whole number.</exception>
    public int CountBefore(string text, JsonObject json)
    {
        if (RequestIdOf(json) is not null || IdOf(json) is not null)
            return 0;
        var key = CommandId.Of(text);
        var count = _occurrences.GetValueOrDefault(key);
        _occurrences[key] = count + 1;
        return count;
    }

    /// <exception cref="LineException">
    /// The request id that the line gives is not a UUID, or its id is not a text or whole number.
    /// </exception>
    public Guid RequestIdOf(NumberedLine line, JsonObject json)
    {
        if (RequestIdOf(json) is { } given)
            return given;
        return IdOf(json) is { } id
            ? CommandId.Of("petitions push", unit, IdName, id)
            : CommandId.Of("petitions push", unit, "line", line.Text, line.Occurrence.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The line's id, in one form: without the blanks around it, and a whole number as its digits; null where it has none.
    /// </summary>
    /// <exception cref="LineException">It is neither a text nor a whole number, or cannot be told from another by looking at
    /// it.</exception>
    public static string? IdOf(JsonObject json)
    {
        var id = TextOf(json, IdName, "An id is a text or a whole number.");
        return id is null || (ReadableText.IsReadable(id) && !id.EnumerateRunes().Any(IsUnseen))
            ? id
            : throw new LineException(
                IdName, $"The id '{id}' has a character that cannot be seen, or that is put together of two.");
    }

    /// <summary>Takes out of the line what is about the line, and not of the petition.</summary>
    public static void RemoveFrom(JsonObject json)
    {
        json.Remove(RequestIdName);
        json.Remove(IdName);
    }

    private static Guid? RequestIdOf(JsonObject json) => TextOf(json, RequestIdName, "A request id is a UUID.") switch
    {
        null => null,
        var text when Guid.TryParse(text, out var given) => given,
        var text => throw new LineException(RequestIdName, $"'{text}' is not a UUID."),
    };

    private static string? TextOf(JsonObject json, string name, string wanted)
    {
        var text = json[name] switch
        {
            null => "",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Trim(),
            JsonValue value when IsWhole(value.ToJsonString()) => value.ToJsonString(),
            _ => throw new LineException(name, wanted),
        };
        return text.Length > 0 ? text : null;
    }

    /// <summary>
    /// False for 1.0 and 1e3, which are the number 1 and 1000 to some systems, and texts of their own to others.
    /// </summary>
    private static bool IsWhole(string json) =>
        json.AsSpan().TrimStart('-') is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune == Rune.ReplacementChar;
}
