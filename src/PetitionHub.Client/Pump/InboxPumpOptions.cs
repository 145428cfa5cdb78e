namespace PetitionHub.Client;

/// <summary>How an inbox is pumped.</summary>
public sealed class InboxPumpOptions
{
    /// <summary>
    /// The consumer whose cursor it is: 1 to 64 of a–z, 0–9 and hyphen. Two pumps of one consumer handle everything twice.
    /// </summary>
    public string Consumer { get; set; } = "main";

    /// <summary>
    /// How many entries may be handled at once, 1 or more. The entries of one petition are always handled one after the other, in
    /// order; with 1 all entries are.
    /// </summary>
    public int Parallelism { get; set; } = 1;

    /// <summary>How often a handler is tried at an entry before the entry is parked, 1 or more.</summary>
    public int MaxTries { get; set; } = 5;

    /// <summary>How many entries are taken at most beyond the cursor, 1 or more.</summary>
    public int MaxUnacknowledged { get; set; } = 512;

    /// <summary>How long the cursor may stay behind what is handled, so that one call acknowledges many entries.</summary>
    public TimeSpan AcknowledgeDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a handler may run after the pump was told to stop, before its token is cancelled.</summary>
    public TimeSpan StopPatience { get; set; } = TimeSpan.FromSeconds(10);
}
