namespace PetitionHub.Ledger;

/// <summary>The batch was not committed, as the database failed. Nothing of it is in the ledger: send the command again.</summary>
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Wraps what the database said.</summary>
    public LedgerUnavailableException(Exception inner)
        : base("The ledger could not be written.", inner)
    {
    }
}
