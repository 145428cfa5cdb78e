namespace PetitionHub.Ledger;

/// <summary>For a ledger that nobody follows.</summary>
public sealed class NoListener : ICommitListener
{
    /// <inheritdoc/>
    public void OnCommitted(IReadOnlyList<LedgerRecord> records)
    {
    }
}
