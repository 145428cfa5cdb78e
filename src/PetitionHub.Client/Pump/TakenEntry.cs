namespace PetitionHub.Client.Internal;

/// <summary>An entry between its delivery and the cursor. Its text is let go of once it is finished.</summary>
internal sealed class TakenEntry(InboxDelivery delivery)
{
    private InboxDelivery? _delivery = delivery;

    public long Sequence { get; } = delivery.Sequence;

    /// <summary>Only before it is finished.</summary>
    public InboxDelivery Delivery => _delivery!;

    /// <summary>Set when it was handled, or has to be parked.</summary>
    public JournalEntry? Finished { get; private set; }

    /// <summary>True once the journal has it.</summary>
    public bool IsJournaled { get; private set; }

    /// <summary>Notes what an earlier delivery came to.</summary>
    public void FinishAsBefore(JournalEntry before) => (Finished, IsJournaled, _delivery) = (before, true, null);

    public void Finish(string? parkReason, DateTimeOffset now)
    {
        var entry = Delivery.Entry;
        Finished = new JournalEntry(Sequence, Delivery.Sha256, entry.Actor, entry.PetitionId, now, parkReason);
        _delivery = null;
    }

    public void Journaled() => IsJournaled = true;
}
