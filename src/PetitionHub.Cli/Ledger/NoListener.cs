using PetitionHub.Ledger;

namespace PetitionHub.Cli.Ledger;

/// <summary>For a ledger that nobody follows.</summary>
internal sealed class NoListener : ICommitListener
{
    public void OnCommitted(IReadOnlyList<LedgerRecord> records)
    {
    }
}
