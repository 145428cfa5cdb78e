namespace PetitionHub.Ledger.Writing;

/// <summary>An item of an inbox, as one consumer sees it.</summary>
internal readonly record struct InboxItem(CursorKey Cursor, long Sequence);
