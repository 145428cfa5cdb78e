using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Errors;

/// <summary>Log messages of faults, without the exceptions' own messages.</summary>
internal static partial class ErrorLog
{
    [LoggerMessage(1001, LogLevel.Error, "Call {Method} failed by a fault of the hub, trace {Trace}: {Exception}")]
    public static partial void CallFailed(ILogger logger, string method, string trace, string exception);

    [LoggerMessage(1003, LogLevel.Warning,
        "{Count} calls were refused since the last such line: their messages could not be read")]
    public static partial void MessagesUnread(ILogger logger, long count);

    [LoggerMessage(1004, LogLevel.Debug, "Call {Method} failed by the machine, trace {Trace}: {Fault}")]
    public static partial void CallUnavailable(ILogger logger, string method, string trace, string fault);

    [LoggerMessage(1002, LogLevel.Debug, "Call {Method} ended: {Reason}")]
    public static partial void CallRefused(ILogger logger, string method, string reason);
}
