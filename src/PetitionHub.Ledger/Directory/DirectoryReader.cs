using System.Runtime.CompilerServices;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Engines;

namespace PetitionHub.Ledger.Directory;

/// <summary>Reads units from the database.</summary>
public sealed class DirectoryReader
{
    private readonly ILedgerEngine _engine;

    internal DirectoryReader(ILedgerEngine engine) => _engine = engine;

    /// <summary>Every unit of every status, in no order, while they are read from the database; a fault of it is not tried again.</summary>
    public async IAsyncEnumerable<Unit> ReadUnitsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = _engine.CreateContext();
        await foreach (var row in context.Units.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return UnitMapping.ToUnit(row);
    }
}
