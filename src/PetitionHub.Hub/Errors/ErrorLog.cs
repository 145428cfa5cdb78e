using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// Log messages of faults. An exception's own message may quote what a petitioner wrote (databases quote values), so that only
/// its type and the places in the code are logged.
/// </summary>
internal static partial class ErrorLog
{
    [LoggerMessage(1001, LogLevel.Error, "Call {Method} failed by a fault of the hub, trace {Trace}: {Exception}")]
    public static partial void CallFailed(ILogger logger, string method, string trace, string exception);

    [LoggerMessage(1002, LogLevel.Debug, "Call {Method} ended: {Reason}")]
    public static partial void CallRefused(ILogger logger, string method, string reason);

    /// <summary>The types of the exception and of those inside it, with their stack traces and without their messages.</summary>
    public static string WithoutMessage(Exception exception)
    {
        var shown = $"{exception.GetType().FullName}{Environment.NewLine}{exception.StackTrace}";
        return exception.InnerException is { } inner ? $"{shown}{Environment.NewLine}caused by {WithoutMessage(inner)}" : shown;
    }
}
