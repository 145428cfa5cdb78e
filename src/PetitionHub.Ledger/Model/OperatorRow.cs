namespace PetitionHub.Ledger.Model;

/// <summary>A local account of an operator. Not part of what the ledger proves: what operators do is.</summary>
internal sealed class OperatorRow
{
    public required string Name { get; set; }

    public int Role { get; set; }

    public required string PasswordHash { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Passwords that were tried since the last right one, each counted before it is checked.</summary>
    public int Tries { get; set; }

    public long? LockedUntilMs { get; set; }

    public long Version { get; set; }
}
