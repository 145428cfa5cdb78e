namespace PetitionHub.Ledger;

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
