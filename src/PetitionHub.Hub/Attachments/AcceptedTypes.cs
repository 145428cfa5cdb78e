using System.Text.RegularExpressions;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Hub.Attachments;

/// <summary>The media types that the hub takes.</summary>
internal sealed partial class AcceptedTypes(string list)
{
    private readonly string[] _patterns = Split(list);

    /// <summary>True where it is a list of types, or of beginnings of types that end in an asterisk.</summary>
    public static bool AreWellFormed(string list) => Split(list) is { Length: > 0 } patterns && patterns.All(IsPattern);

    /// <summary>True where the text is a media type without parameters.</summary>
    public static bool IsMediaType(string text) => text.Length <= TextLimits.MediaType && MediaType.IsMatch(text);

    public bool Takes(string mediaType) => _patterns.Any(pattern => pattern[^1] == '*'
        ? mediaType.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : mediaType.Equals(pattern, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaType { get; }

    private static bool IsPattern(string text) => IsMediaType(text.EndsWith('*') ? $"{text[..^1]}x" : text);

    private static string[] Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
