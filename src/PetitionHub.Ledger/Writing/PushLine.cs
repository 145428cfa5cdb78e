using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Commands of one sender, decided in the order in which they are put in, without waiting for each other. In the transaction of
/// each the ledger notes how far the sender's source was decided. Where one cannot be decided, none behind it is: a sender that
/// goes on behind what is noted leaves nothing out.
/// </summary>
public sealed class PushLine
{
    private readonly LedgerWriter _writer;
    private volatile bool _isBroken;

    internal PushLine(LedgerWriter writer, CursorKey source) => (_writer, Source) = (writer, source);

    internal CursorKey Source { get; }

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
        _writer.PutAsync(new CommandWork(submission, new LinePlace(this, sequence)), cancellationToken);

    /// <summary>Puts in, in place of a command, that it was refused before it came to the rules.</summary>
    /// <param name="sequence">The sender's number of the command; it rises.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="cancellationToken">Ends the waiting for room.</param>
    public ValueTask<Task<Answer<CommandReceipt>>> PutRefusedAsync(
        long sequence, Refusal refusal, CancellationToken cancellationToken) =>
        _writer.PutAsync(new RefusedWork(refusal, new LinePlace(this, sequence)), cancellationToken);

    /// <summary>Lets nothing more of the line be decided.</summary>
    internal void Break() => _isBroken = true;
}
