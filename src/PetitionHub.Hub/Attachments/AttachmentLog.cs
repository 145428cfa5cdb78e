using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Attachments;

/// <summary>What attachments log: digests and storage keys, never the names of files.</summary>
internal static partial class AttachmentLog
{
    [LoggerMessage(
        1601, LogLevel.Error, "The stored file {Sha256} under {Key} is damaged or not whole: restore it from a back-up")]
    public static partial void Damaged(ILogger logger, string sha256, Guid key);

    [LoggerMessage(1602, LogLevel.Warning,
        "An upload of unit {Unit} did not have the bytes that it had named, {Sha256}: nothing of it was kept")]
    public static partial void Mismatch(ILogger logger, string unit, string sha256);

    [LoggerMessage(1603, LogLevel.Information, "{Count} stored files to which no upload refers any more were removed")]
    public static partial void Collected(ILogger logger, int count);

    [LoggerMessage(1604, LogLevel.Warning, "Collecting what is not filed failed, and is tried again in an hour: {Exception}")]
    public static partial void CollectionFailed(ILogger logger, string exception);

    [LoggerMessage(1605, LogLevel.Warning,
        "{Count} stored files that are not needed could not be removed, and are tried again in an hour: {Fault}")]
    public static partial void NotRemoved(ILogger logger, int count, string fault);
}
