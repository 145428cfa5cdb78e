using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>A database with what was heard of units' systems.</summary>
internal interface IContactStore : ILedgerDatabase
{
    /// <summary>Writes what was heard of units' systems, within the transaction of the context.</summary>
    Task PutContactsAsync(LedgerContext context, ContactRows rows, CancellationToken cancellationToken);
}
