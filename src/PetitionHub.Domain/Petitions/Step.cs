namespace PetitionHub.Domain.Petitions;

/// <summary>A step of the procedure: what a command asks for and what a ledger entry records.</summary>
/// <param name="Kind">Which step.</param>
public abstract record Step(StepKind Kind)
{
    /// <summary>Another petition that the rules must see to decide this step; null for most.</summary>
    public virtual PetitionId? Reference => null;

    /// <summary>Checks texts, counts and ranges that need no state.</summary>
    internal abstract void Check(FieldCheck check);
}
