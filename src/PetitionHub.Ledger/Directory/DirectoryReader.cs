using System.Runtime.CompilerServices;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Directory;

/// <summary>Reads units from the database.</summary>
public sealed class DirectoryReader
{
    private readonly ILedgerDatabase _database;

    internal DirectoryReader(ILedgerDatabase database) => _database = database;

    /// <summary>
    /// Every unit of every status, in no order, while they are read from the database; a fault of it is not tried again.
    /// </summary>
    public async IAsyncEnumerable<Unit> ReadUnitsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await foreach (var row in context.Units.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return UnitMapping.ToUnit(row);
    }
}
