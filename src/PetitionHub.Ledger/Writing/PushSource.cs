using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Pushed commands of one source, decided in the order in which they are queued. The transaction that decides one also stores its
/// sequence as the source's position. After one that could not be decided, no later one is: a sender that continues after the
/// position skips nothing.
/// </summary>
public sealed class PushSource
{
    private readonly LedgerWriter _writer;
    private volatile bool _isBroken;

    internal PushSource(LedgerWriter writer, CursorKey source) => (_writer, Cursor) = (writer, source);

    internal CursorKey Cursor { get; }

    internal bool IsBroken => _isBroken;

    /// <summary>
    /// Puts a command in, once the writer has room for it. The inner task is its result, as of
    /// <see cref="LedgerWriter.SubmitAsync"/>, but that the queue is never too full. One caller at a time.
    /// </summary>
    /// <param name="sequence">The sender's number of the command; it rises.</param>
    /// <param name="submission">The command.</param>
    /// <param name="cancellationToken">Ends the waiting for room; a command that is in is not cancelled.</param>
    public ValueTask<Task<Answer<CommandReceipt>>> PutAsync(
        long sequence, Submission submission, CancellationToken cancellationToken) =>
        _writer.PutAsync(_writer.ToWork(submission, new PushPosition(this, sequence)), cancellationToken);

    /// <summary>Queues the refusal of a command that never reached the rules, in that command's position.</summary>
    /// <param name="sequence">The sender's number of the command; it rises.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="cancellationToken">Ends the waiting for room.</param>
    public ValueTask<Task<Answer<CommandReceipt>>> PutRefusedAsync(
        long sequence, Refusal refusal, CancellationToken cancellationToken) =>
        _writer.PutAsync(new RefusedWork(refusal, new PushPosition(this, sequence)), cancellationToken);

    /// <summary>Lets nothing more of the source be decided.</summary>
    internal void Break() => _isBroken = true;
}
