namespace PetitionHub.Client;

/// <summary>What became of a command.</summary>
public enum OutboxState
{
    /// <summary>The hub has not answered yet: it is sent until it does.</summary>
    Waiting = 0,

    /// <summary>The hub has it, and its receipt is kept.</summary>
    Accepted = 1,

    /// <summary>Refused for good. It is kept with its reason until a corrected one takes its place.</summary>
    Refused = 2,
}
