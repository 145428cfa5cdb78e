using Microsoft.Extensions.Logging;

namespace PetitionHub.Ledger;

/// <summary>All that the ledger logs: numbers and codes, never texts or personal data.</summary>
internal sealed partial class LedgerLog(ILogger logger)
{
    [LoggerMessage(
        2001, LogLevel.Information,
        "Ledger opened at sequence {Sequence} with {Units} units, {FromCopy} of them from the shared copy: schema {SchemaMs} ms, "
            + "directory {DirectoryMs} ms, writer {WriterMs} ms.")]
    public partial void Opened(long sequence, int units, int fromCopy, long schemaMs, long directoryMs, long writerMs);

    [LoggerMessage(
        2017, LogLevel.Warning,
        "Ledger:AcceptClock (--accept-clock) is set: at this start the machine's clock is believed, whatever time the last entry "
            + "has. Remove the setting before the next start.")]
    public partial void ClockAccepted();

    [LoggerMessage(2002, LogLevel.Information, "Ledger closed.")]
    public partial void Closed();

    [LoggerMessage(2003, LogLevel.Error,
        "The hub cannot write, and is not ready: a batch of {Count} submissions failed and was rolled back: {Fault}")]
    private partial void BatchFailed(int count, string fault);

    public void BatchFailed(int count, Exception exception) => BatchFailed(count, FaultText.WithoutMessages(exception));

    [LoggerMessage(EventId = 2012, Message = "The hub cannot write, and is not ready: {Why}")]
    public partial void CannotWrite(LogLevel level, string why);

    [LoggerMessage(2013, LogLevel.Information, "The hub writes again, after {Seconds} s and {Failures} batches that failed.")]
    public partial void WritesAgain(long seconds, int failures);

    [LoggerMessage(2014, LogLevel.Warning,
        "The write-ahead log has {Mebibytes} MiB and grows: a reader, or another program that writes, has held it for long.")]
    public partial void LogHeld(long mebibytes);

    [LoggerMessage(2015, LogLevel.Information, "The write-ahead log is short again.")]
    public partial void LogShortened();

    [LoggerMessage(2016, LogLevel.Warning, "The write-ahead log could not be shortened; it is tried again: {Fault}")]
    public partial void LogKeepingFailed(string fault);

    [LoggerMessage(2004, LogLevel.Error, "A failed batch could not be rolled back: {Fault}")]
    private partial void RollbackFailed(string fault);

    public void RollbackFailed(Exception exception) => RollbackFailed(FaultText.WithoutMessages(exception));

    [LoggerMessage(2005, LogLevel.Error, "The rules failed on a command, which was not applied: {Fault}")]
    private partial void RulesFaulted(string fault);

    public void RulesFaulted(Exception exception) => RulesFaulted(FaultText.WithoutMessages(exception));

    [LoggerMessage(2006, LogLevel.Error, "The listener failed on the batch that ended at sequence {Sequence}: {Fault}")]
    private partial void ListenerFaulted(long sequence, string fault);

    public void ListenerFaulted(long sequence, Exception exception) =>
        ListenerFaulted(sequence, FaultText.WithoutMessages(exception));

    [LoggerMessage(2007, LogLevel.Warning, "The write queue is full: submissions are refused.")]
    public partial void QueueFull();

    [LoggerMessage(2008, LogLevel.Information, "Applying {Count} schema migrations.")]
    public partial void Migrating(int count);

    [LoggerMessage(2010, LogLevel.Warning,
        "The file of the projections was damaged; the figures and the index of repeats are rebuilt.")]
    public partial void ProjectionsDamaged();

    [LoggerMessage(
        2009, LogLevel.Warning, "A batch of {Count} submissions was rolled back in attempt {Attempt} and is run again: {Fault}")]
    private partial void BatchRepeated(int count, int attempt, string fault);

    public void BatchRepeated(int count, int attempt, Exception exception) =>
        BatchRepeated(count, attempt, FaultText.WithoutMessages(exception));
}
