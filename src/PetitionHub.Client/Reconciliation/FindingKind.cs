namespace PetitionHub.Client;

/// <summary>How an entry differs between the two sides.</summary>
public enum FindingKind
{
    /// <summary>The hub has it, this side does not.</summary>
    MissingHere = 1,

    /// <summary>This side has it, the hub does not.</summary>
    MissingThere = 2,

    /// <summary>Both have it, with different contents.</summary>
    Different = 3,

    /// <summary>
    /// The hub has it and this side is about to: a command of the outbox whose receipt is still to come, or an entry behind the
    /// last one that was handled. No fault: it goes by itself.
    /// </summary>
    OnTheWay = 4,
}
