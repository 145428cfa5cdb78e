using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Checking;

/// <summary>The directory as it was before an entry, for looking up single units.</summary>
internal sealed class UnitsBefore(UnitFold units, long sequence) : IUnitDirectory
{
    public int Count => throw new NotSupportedException("Only single units are looked up.");

    public bool TryFind(UnitCode code, [NotNullWhen(true)] out Unit? unit) =>
        (unit = units.FindBefore(code, sequence)) is not null;

    public IReadOnlyCollection<Unit> InTerritory(Territory territory) =>
        throw new NotSupportedException("Only single units are looked up.");
}
