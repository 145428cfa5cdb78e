namespace PetitionHub.Ledger.Writing;

/// <summary>Whether the writer can commit, and if not, why.</summary>
/// <param name="Kind">What stops it.</param>
/// <param name="Text">Why, for operators: numbers and names of files, never what anybody wrote; empty where it writes.</param>
public sealed record WriterCondition(WriterConditionKind Kind, string Text)
{
    /// <summary>It commits, as far as is known.</summary>
    public static WriterCondition Writes { get; } = new(WriterConditionKind.Writes, "");

    /// <summary>True where a command that comes now is likely to be decided.</summary>
    public bool IsReady => Kind == WriterConditionKind.Writes;

    /// <summary>True where it is known that nothing can be written.</summary>
    public bool IsStopped => Kind is not (WriterConditionKind.Writes or WriterConditionKind.Unproven);
}

/// <summary>What stops a writer.</summary>
public enum WriterConditionKind
{
    /// <summary>Nothing.</summary>
    Writes,

    /// <summary>Nothing was committed yet since the ledger was opened, so that it is not known.</summary>
    Unproven,

    /// <summary>
    /// The batch under way waits for longer than a batch takes: another process has the lock, or the disk hangs.
    /// </summary>
    Waits,

    /// <summary>The database failed the last batches.</summary>
    Fails,

    /// <summary>The ledger's file is no longer the one at its path.</summary>
    Moved,

    /// <summary>The machine's clock is not believed.</summary>
    ClockUntrusted,
}
