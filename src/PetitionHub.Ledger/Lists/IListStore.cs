using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>A database with the rows of lists.</summary>
internal interface IListStore : ILedgerDatabase
{
    /// <summary>
    /// Writes rows of lists, within the transaction of the context. What changed units hold is moved after the petitions are put.
    /// </summary>
    Task PutListsAsync(LedgerContext context, ListRows rows, CancellationToken cancellationToken);
}
