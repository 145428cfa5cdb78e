using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>The place of a command in its line.</summary>
internal sealed class LinePlace(PushLine line, long sequence)
{
    private static readonly Answer<CommandReceipt> Behind = new Refusal(
        RefusalReason.HubBusy, "A command before this one could not be decided. Send both again.");

    public CursorKey Cursor => line.Source;

    /// <summary>
    /// Decides the command, unless one before it was not; once it is decided for good, the line's position is behind it.
    /// </summary>
    public Answer<CommandReceipt> Decide(Batch batch, Func<Answer<CommandReceipt>> decide)
    {
        if (line.IsBroken)
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
                line.Break();
        }
    }

    /// <summary>The command's batch failed.</summary>
    public void Fail() => line.Break();
}
