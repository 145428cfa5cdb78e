using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>The place of a command in its source.</summary>
internal sealed class PushPosition(PushSource source, long sequence)
{
    private static readonly Answer<CommandReceipt> Behind = new Refusal(
        RefusalReason.HubBusy, "A command before this one could not be decided. Send both again.");

    public CursorKey Cursor => source.Cursor;

    /// <summary>
    /// Decides the command, unless one before it was not. Once it is decided for good, the source's position moves to its
    /// sequence.
    /// </summary>
    public Answer<CommandReceipt> Decide(Batch batch, Func<Answer<CommandReceipt>> decide)
    {
        if (source.IsBroken)
            return Behind;
        var isDecided = false;
        try
        {
            var result = decide();
            isDecided = result.Refusal?.Reason.MayPass() != true;
            if (isDecided)
                batch.Cursors.Advance(Cursor, sequence);
            return result;
        }
        finally
        {
            if (!isDecided)
                source.Break();
        }
    }

    /// <summary>The command's batch failed.</summary>
    public void Fail() => source.Break();
}
