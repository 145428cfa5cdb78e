using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is logged of monitoring.</summary>
internal static partial class MonitoringLog
{
    [LoggerMessage(3401, LogLevel.Warning, "Those who watch the exchange could not be told how it stands; it is tried again: {Fault}")]
    public static partial void LookFailed(ILogger logger, string fault);

    [LoggerMessage(3402, LogLevel.Warning, "What was heard of units' systems could not be kept: {Fault}")]
    public static partial void ContactsFailed(ILogger logger, string fault);
}
