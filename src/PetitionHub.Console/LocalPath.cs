namespace PetitionHub.Console;

/// <summary>
/// The page to return to. It must be a page of this console: an address of another site could lead people to a page that looks
/// like it.
/// </summary>
internal static class LocalPath
{
    public static string Of(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? InAscii(asked) : "/";

    /// <summary>The Location header allows ASCII only; the rest is percent-encoded.</summary>
    private static string InAscii(string path) =>
        string.Concat(
            path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
