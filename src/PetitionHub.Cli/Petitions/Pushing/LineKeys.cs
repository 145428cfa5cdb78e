using System.Globalization;
using System.Text.Json;
using PetitionHub.Client;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>
/// The request id of a line: the one that it gives; else made of the unit and the line's id; else of the unit, the line's text
/// and how many times it came before. Lines may be added, taken out and moved without another line's request id changing.
/// </summary>
internal sealed class LineKeys(string unit)
{
    /// <summary>How often each text without an id came so far, by a digest of it: 16 bytes a line instead of the line.</summary>
    private readonly Dictionary<Guid, int> _occurrences = [];

    public IEnumerable<NumberedLine> Number(IEnumerable<string> lines)
    {
        var number = 0L;
        foreach (var text in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
                yield return new NumberedLine(number, text, HasId(text) ? 0 : Count(text));
        }
    }

    /// <exception cref="LineException">The request id that the line gives is no UUID.</exception>
    public Guid RequestIdOf(NumberedLine line, string? requestId, string? id)
    {
        if (!string.IsNullOrEmpty(requestId))
            return Guid.TryParse(requestId, out var given)
                ? given
                : throw new LineException("request_id", $"'{requestId}' is no UUID.");
        return string.IsNullOrEmpty(id)
            ? CommandId.Of("petitions push", unit, "line", line.Text, line.Occurrence.ToString(CultureInfo.InvariantCulture))
            : CommandId.Of("petitions push", unit, "id", id);
    }

    private int Count(string text)
    {
        var key = CommandId.Of(text);
        var count = _occurrences.GetValueOrDefault(key);
        _occurrences[key] = count + 1;
        return count;
    }

    private static bool HasId(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && (json.RootElement.TryGetProperty("id", out _) || json.RootElement.TryGetProperty("request_id", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
