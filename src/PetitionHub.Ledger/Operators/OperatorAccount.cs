namespace PetitionHub.Ledger.Operators;

/// <summary>A local account of an operator of the hub.</summary>
/// <param name="Name">The operator's name, as the ledger has it behind <c>operator:</c>.</param>
/// <param name="Role">What the operator may do.</param>
/// <param name="PasswordHash">The password, hashed by the class that checks it.</param>
/// <param name="IsDisabled">True where signing in is refused.</param>
/// <param name="Version">Counts changes of role, password and state: sessions of an earlier version have ended.</param>
public sealed record OperatorAccount(
    string Name, OperatorRole Role, string PasswordHash, bool IsDisabled, long Version);

/// <summary>What an operator of the hub may do at the console.</summary>
public enum OperatorRole
{
    /// <summary>Look.</summary>
    View = 1,
    /// <summary>Look, and act: urge, unpark, suspend and reinstate.</summary>
    Operate = 2,
}
