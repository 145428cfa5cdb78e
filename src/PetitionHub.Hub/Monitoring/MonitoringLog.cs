using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is logged of monitoring.</summary>
internal static partial class MonitoringLog
{
    [LoggerMessage(3401, LogLevel.Warning, "Those who watch the exchange could not be told how it stands; it is tried again: {Fault}")]
    public static partial void LookFailed(ILogger logger, string fault);
}
