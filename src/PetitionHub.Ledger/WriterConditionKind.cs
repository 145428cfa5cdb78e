namespace PetitionHub.Ledger;

/// <summary>What stops a writer.</summary>
public enum WriterConditionKind
{
    /// <summary>Nothing.</summary>
    Writes,

    /// <summary>Nothing was committed yet since the ledger was opened, so that it is not known.</summary>
    Unproven,

    /// <summary>The batch under way waits for longer than a batch takes: somebody else has the lock, or the disk hangs.</summary>
    Waits,

    /// <summary>The database failed the last batches.</summary>
    Fails,

    /// <summary>The ledger's file is no longer the one at its path.</summary>
    Moved,

    /// <summary>The machine's clock is not believed.</summary>
    ClockUntrusted,
}
