using Microsoft.Extensions.Logging;

namespace PetitionHub.Client.Internal;

/// <summary>Everything that the client logs. Never a text of a petition.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Warning, "The {Stream} stream broke: {Reason}: {Message} Connecting again in {Pause}.")]
    public static partial void StreamBroke(this ILogger log, string stream, string reason, string message, TimeSpan pause);

    [LoggerMessage(2, LogLevel.Error, "The hub refuses the {Stream} stream: {Reason}: {Message} Asking again in {Pause}; until then nothing moves.")]
    public static partial void StreamRefused(this ILogger log, string stream, string reason, string message, TimeSpan pause);

    [LoggerMessage(3, LogLevel.Error, "The outbox cannot be written. Trying again in {Pause}.")]
    public static partial void OutboxUnwritable(this ILogger log, Exception exception, TimeSpan pause);

    [LoggerMessage(4, LogLevel.Warning, "The hub refused command {Number}: {Reason}: {Message}")]
    public static partial void CommandRefused(this ILogger log, long number, string reason, string message);

    [LoggerMessage(5, LogLevel.Warning, "Command {Number} is refused here: the command whose petition it is about was refused.")]
    public static partial void EarlierRefused(this ILogger log, long number);

    [LoggerMessage(10, LogLevel.Warning, "The handler failed at entry {Sequence}, try {Attempt}. Trying again in {Pause}.")]
    public static partial void HandlerFailed(this ILogger log, Exception exception, long sequence, int attempt, TimeSpan pause);

    [LoggerMessage(11, LogLevel.Error, "Entry {Sequence} is parked: {Reason}")]
    public static partial void EntryParked(this ILogger log, long sequence, string reason);

    [LoggerMessage(12, LogLevel.Warning, "The cursor cannot be moved yet: {Reason}: {Message}")]
    public static partial void CursorStands(this ILogger log, string reason, string message);
}
