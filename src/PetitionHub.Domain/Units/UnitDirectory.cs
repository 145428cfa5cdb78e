using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Domain.Units;

/// <summary>
/// The units in memory. Any number of threads may read while units are put; a reader of <see cref="InTerritory"/> keeps
/// the units as they were at its call.
/// </summary>
public sealed class UnitDirectory : IUnitDirectory
{
    private static readonly Comparer<Unit> ByCode = Comparer<Unit>.Create((a, b) => a.Code.CompareTo(b.Code));

    private readonly ConcurrentDictionary<UnitCode, Unit> _byCode = new();
    private readonly ConcurrentDictionary<Territory, Unit[]> _byTerritory = new();
    private readonly Lock _writing = new();

    /// <inheritdoc/>
    public int Count => _byCode.Count;

    /// <inheritdoc/>
    public bool TryFind(UnitCode code, [NotNullWhen(true)] out Unit? unit) => _byCode.TryGetValue(code, out unit);

    /// <inheritdoc/>
    public IReadOnlyCollection<Unit> InTerritory(Territory territory) => _byTerritory.GetValueOrDefault(territory, []);

    /// <summary>The units of the territory and of every one inside it, in no order.</summary>
    public IEnumerable<Unit> Within(Territory territory) => _byCode.Values.Where(unit => territory.Contains(unit.Territory));

    /// <summary>Adds the unit, or replaces the one with its code, also where that served another territory.</summary>
    public void Put(Unit unit)
    {
        lock (_writing)
        {
            if (_byCode.TryGetValue(unit.Code, out var old) && old.Territory != unit.Territory)
                _byTerritory[old.Territory] = [.. _byTerritory[old.Territory].Where(other => other.Code != unit.Code)];
            _byTerritory[unit.Territory] = With(_byTerritory.GetValueOrDefault(unit.Territory, []), unit);
            _byCode[unit.Code] = unit;
        }
    }

    private static Unit[] With(Unit[] inCodeOrder, Unit unit)
    {
        var index = Array.BinarySearch(inCodeOrder, unit, ByCode);
        if (index < 0)
            return [.. inCodeOrder[..~index], unit, .. inCodeOrder[~index..]];
        var replaced = (Unit[])inCodeOrder.Clone();
        replaced[index] = unit;
        return replaced;
    }
}
