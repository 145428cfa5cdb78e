using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Repeats;

/// <summary>What is logged of the index of repeats.</summary>
internal static partial class RepeatLog
{
    [LoggerMessage(3202, LogLevel.Warning, "The index of repeats could not be asked; a registration was answered without: {Fault}")]
    public static partial void AskFailed(ILogger logger, string fault);
}
