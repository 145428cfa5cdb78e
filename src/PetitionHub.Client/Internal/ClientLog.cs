using Microsoft.Extensions.Logging;

namespace PetitionHub.Client.Internal;

/// <summary>Everything that the client logs. Never a text of a petition.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Warning, "The {Stream} stream broke: {Reason}: {Message} Connecting again in {Pause}.")]
    public static partial void StreamBroke(this ILogger log, string stream, string reason, string message, TimeSpan pause);

    [LoggerMessage(2, LogLevel.Error,
        "The hub refuses the {Stream} stream: {Reason}: {Message} Asking again in {Pause}; until then nothing moves.")]
    public static partial void StreamRefused(this ILogger log, string stream, string reason, string message, TimeSpan pause);

    [LoggerMessage(3, LogLevel.Error, "The outbox cannot be written. Trying again in {Pause}.")]
    public static partial void OutboxUnwritable(this ILogger log, Exception exception, TimeSpan pause);

    [LoggerMessage(4, LogLevel.Warning, "The hub refused command {Number}: {Reason}: {Message}")]
    public static partial void CommandRefused(this ILogger log, long number, string reason, string message);

    [LoggerMessage(5, LogLevel.Warning, "Command {Number} is refused here: the command whose petition it is about was refused.")]
    public static partial void EarlierRefused(this ILogger log, long number);

    [LoggerMessage(6, LogLevel.Error,
        "The hub's ledger is of another history, as after a restore from a back-up: it lacks {Count} commands that it gave "
        + "receipts for, the first of them with sequence {First}. They are sent again; the receipts are kept as lost. "
        + "What was pruned is not sent again.")]
    public static partial void ReceiptsLost(this ILogger log, int count, long first);

    [LoggerMessage(7, LogLevel.Error,
        "This client does not know the hub's answer to command {Number}: the command waits for a later version.")]
    public static partial void AnswerUnknown(this ILogger log, long number);

    [LoggerMessage(10, LogLevel.Warning, "The handler failed at entry {Sequence}, try {Attempt}. Trying again in {Pause}.")]
    public static partial void HandlerFailed(this ILogger log, Exception exception, long sequence, int attempt, TimeSpan pause);

    [LoggerMessage(11, LogLevel.Error, "Entry {Sequence} is parked: {Reason}")]
    public static partial void EntryParked(this ILogger log, long sequence, string reason);

    [LoggerMessage(13, LogLevel.Error,
        "The hub's ledger is of another history, as after a restore from a back-up: {Message} "
        + "Going on from the hub's own cursor.")]
    public static partial void OtherHistory(this ILogger log, string message);

    [LoggerMessage(14, LogLevel.Error,
        "Entry {Sequence} is not the one that was handled before: the ledger was restored from a back-up. It is handed over; "
        + "the journal keeps the earlier one, of petition '{EarlierPetition}', aside.")]
    public static partial void SequenceTaken(this ILogger log, long sequence, string earlierPetition);

    [LoggerMessage(12, LogLevel.Warning, "The cursor cannot be moved yet: {Reason}: {Message}")]
    public static partial void CursorStands(this ILogger log, string reason, string message);
}
