using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>Work that may move a cursor.</summary>
internal interface ICursorWork
{
    /// <summary>The cursor; null for work that moves none.</summary>
    CursorKey? Cursor { get; }
}
