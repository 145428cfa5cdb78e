namespace PetitionHub.Ledger.Inboxes;

/// <summary>What a cursor counts. The numbers are stored.</summary>
internal enum CursorKind
{
    /// <summary>What a consumer has dealt with of its unit's inbox: sequences of the ledger.</summary>
    Inbox = 1,

    /// <summary>What was decided of a source from which a unit pushes commands: the sender's own numbers.</summary>
    Push = 2,
}
