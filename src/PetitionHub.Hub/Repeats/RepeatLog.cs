using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Repeats;

/// <summary>What is logged of the index of repeats.</summary>
internal static partial class RepeatLog
{
    [LoggerMessage(
        3202, LogLevel.Warning, "The index of repeats could not be asked; registrations are answered without: {Fault}")]
    public static partial void AskFailed(ILogger logger, string fault);

    [LoggerMessage(3205, LogLevel.Information, "The index of repeats answers again.")]
    public static partial void Answers(ILogger logger);
}
