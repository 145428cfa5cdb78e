using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Identity;

/// <summary>Log messages on certificates: paths and reasons, never keys, subjects or who calls.</summary>
internal static partial class IdentityLog
{
    [LoggerMessage(1102, LogLevel.Information, "Read {Path}")]
    public static partial void FileRead(ILogger logger, string path);

    [LoggerMessage(1103, LogLevel.Error, "{Path} cannot be taken over ({Fault}); what was read before still holds")]
    public static partial void FileUnreadable(ILogger logger, string path, string fault);

    [LoggerMessage(1105, LogLevel.Warning,
        "{Path} has {Count} revocation lists of issuers that the hub does not trust; they revoke nothing")]
    public static partial void ForeignLists(ILogger logger, string path, int count);

    [LoggerMessage(
        1106, LogLevel.Warning, "{Path} has a revocation list that should have been replaced by {Next}; it is still used")]
    public static partial void ListStale(ILogger logger, string path, DateTimeOffset next);

    [LoggerMessage(1107, LogLevel.Error, "No unit can connect, and the hub is not ready: {Why}")]
    public static partial void CertificateUnusable(ILogger logger, string why);

    [LoggerMessage(1104, LogLevel.Debug, "Call {Method} is not admitted: {Reason}")]
    public static partial void CallNotAdmitted(ILogger logger, string method, string reason);
}
