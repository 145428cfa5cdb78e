namespace PetitionHub.Ledger;

/// <summary>What an operator of the hub may do at the console.</summary>
public enum OperatorRole
{
    /// <summary>Look.</summary>
    View = 1,
    /// <summary>Look, and act: urge, unpark, suspend and reinstate.</summary>
    Operate = 2,
}
