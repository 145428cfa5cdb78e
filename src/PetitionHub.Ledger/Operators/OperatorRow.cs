namespace PetitionHub.Ledger.Operators;

/// <summary>A local account of an operator. Not part of what the ledger proves: what operators do is.</summary>
internal sealed class OperatorRow
{
    public required string Name { get; set; }

    public int Role { get; set; }

    public required string PasswordHash { get; set; }

    public bool IsDisabled { get; set; }

    public long Version { get; set; }
}
