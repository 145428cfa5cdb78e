using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Tail;

/// <summary>What the tail logs.</summary>
internal static partial class TailLog
{
    [LoggerMessage(3001, LogLevel.Error, "The tail could not read on after {Position}; it tries again: {Fault}")]
    public static partial void ReadFailed(ILogger logger, long position, string fault);

    [LoggerMessage(
        3002, LogLevel.Error, "{Reader} did not take the entries {First} to {Last}, and does not get them again: {Fault}")]
    public static partial void ReaderFailed(ILogger logger, string reader, long first, long last, string fault);

    [LoggerMessage(3003, LogLevel.Warning,
        "The tail waits after {Position} for the writer, whose queue is full, to take over another replica's units.")]
    public static partial void WaitsForWriter(ILogger logger, long position);
}
