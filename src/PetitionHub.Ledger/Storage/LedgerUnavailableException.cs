namespace PetitionHub.Ledger.Storage;

/// <summary>
/// The database failed, and the batch was not committed, or it is not known whether it was. Send the same command again, with its
/// request id: it is applied once.
/// </summary>
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Says why nothing was tried.</summary>
    public LedgerUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps what the database said.</summary>
    public LedgerUnavailableException(Exception inner)
        : base("The ledger could not be written.", inner)
    {
    }
}
