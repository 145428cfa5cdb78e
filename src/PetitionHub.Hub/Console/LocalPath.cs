namespace PetitionHub.Hub.Console;

/// <summary>Where to go back to. An address elsewhere would lead people from the console to a page that looks like it.</summary>
internal static class LocalPath
{
    public static string Of(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? asked : "/";
}
