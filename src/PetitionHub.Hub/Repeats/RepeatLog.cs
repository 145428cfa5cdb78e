using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Repeats;

/// <summary>What is logged of the index of repeats: positions, never what is indexed.</summary>
internal static partial class RepeatLog
{
    [LoggerMessage(3201, LogLevel.Warning, "The index of repeats could not be brought on from {Position}; it is tried again: {Fault}")]
    public static partial void FollowFailed(ILogger logger, long position, string fault);

    [LoggerMessage(3202, LogLevel.Warning, "The index of repeats could not be asked; a registration was answered without: {Fault}")]
    public static partial void AskFailed(ILogger logger, string fault);

    [LoggerMessage(3203, LogLevel.Warning, "The index of repeats is of version {Version}, which a newer hub makes: this one leaves it alone.")]
    public static partial void IndexIsNewer(ILogger logger, int version);

    [LoggerMessage(3204, LogLevel.Information, "The index of repeats has taken in the ledger up to {Position}.")]
    public static partial void CaughtUp(ILogger logger, long position);
}
