using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Projections;

/// <summary>What is logged of projections: positions, never what is in them.</summary>
internal static partial class ProjectionLog
{
    [LoggerMessage(
        3201, LogLevel.Warning, "The projection {Name} could not be brought on from {Position}; it is tried again: {Fault}")]
    public static partial void FollowFailed(ILogger logger, string name, long position, string fault);

    [LoggerMessage(3203, LogLevel.Warning,
        "The projection {Name} is of version {Version}, which a newer hub makes: this one leaves it alone.")]
    public static partial void IsNewer(ILogger logger, string name, int version);

    [LoggerMessage(3204, LogLevel.Information, "The projection {Name} has taken in the ledger up to {Position}.")]
    public static partial void CaughtUp(ILogger logger, string name, long position);
}
