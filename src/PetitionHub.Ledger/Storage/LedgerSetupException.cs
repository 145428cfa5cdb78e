namespace PetitionHub.Ledger.Storage;

/// <summary>
/// The database cannot serve as a ledger as it is: it is missing, too old, or set up otherwise. The message says what to do.
/// </summary>
public sealed class LedgerSetupException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public LedgerSetupException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
