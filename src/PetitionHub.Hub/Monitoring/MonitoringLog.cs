using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is logged of monitoring.</summary>
internal static partial class MonitoringLog
{
    [LoggerMessage(
        3401, LogLevel.Warning, "The watchers of the exchange could not be served; it is tried again: {Fault}")]
    public static partial void LookFailed(ILogger logger, string fault);

    [LoggerMessage(3403, LogLevel.Warning, "How much is stuck could not be counted for metrics; it is tried again: {Fault}")]
    public static partial void StuckFailed(ILogger logger, string fault);
}
