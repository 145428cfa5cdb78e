namespace PetitionHub.Console;

/// <summary>Where to go back to. An address elsewhere would lead people from the console to a page that looks like it.</summary>
internal static class LocalPath
{
    public static string Of(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? InAscii(asked) : "/";

    /// <summary>A header takes no Chinese: the hub would answer an error.</summary>
    private static string InAscii(string path) =>
        string.Concat(
            path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
