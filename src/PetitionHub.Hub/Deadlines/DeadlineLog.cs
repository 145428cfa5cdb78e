using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Deadlines;

/// <summary>What is logged of the watch: counts and reasons, never whose duties they are.</summary>
internal static partial class DeadlineLog
{
    [LoggerMessage(3301, LogLevel.Information,
        "The hub sent {Count} notices of dates that are near or past, or of items that are passed about.")]
    public static partial void Told(ILogger logger, int count);

    [LoggerMessage(
        3302, LogLevel.Information, "{Count} petitions have dates that were computed anew by the calendars up to {Year}.")]
    public static partial void Changed(ILogger logger, int count, int year);

    [LoggerMessage(3303, LogLevel.Warning, "The watch over dates failed; it is tried again: {Fault}")]
    public static partial void WatchFailed(ILogger logger, string fault);
}
