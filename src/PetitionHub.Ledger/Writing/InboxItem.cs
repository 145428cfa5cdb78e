using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Writing;

/// <summary>An item of an inbox, as one consumer sees it.</summary>
internal readonly record struct InboxItem(CursorKey Cursor, long Sequence)
{
    /// <summary>The item that an operator takes off the parked list.</summary>
    public static InboxItem Of(Unparking step) => new(new CursorKey(step.Unit, step.Consumer), step.Sequence);
}
