using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Tail;

/// <summary>What the tail logs.</summary>
internal static partial class TailLog
{
    [LoggerMessage(3001, LogLevel.Error, "The tail could not read on after {Position}; it tries again: {Fault}")]
    public static partial void ReadFailed(ILogger logger, long position, string fault);
}
