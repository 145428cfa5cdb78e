using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Writing;

/// <summary>The units as of the head, and over them what the batch changed so far and has not yet committed.</summary>
internal sealed class UnitOverlay(IUnitDirectory committed) : IUnitDirectory
{
    private readonly Dictionary<UnitCode, Unit> _changed = [];
    private int _added;

    public int Count => committed.Count + _added;

    public bool TryFind(UnitCode code, [NotNullWhen(true)] out Unit? unit) =>
        _changed.TryGetValue(code, out unit) || committed.TryFind(code, out unit);

    public IReadOnlyCollection<Unit> InTerritory(Territory territory)
    {
        var before = committed.InTerritory(territory);
        if (_changed.Count == 0)
            return before;
        var unchanged = before.Where(unit => !_changed.ContainsKey(unit.Code));
        return [.. unchanged.Concat(_changed.Values.Where(unit => unit.Territory == territory)).OrderBy(unit => unit.Code)];
    }

    public void Put(Unit unit)
    {
        if (!TryFind(unit.Code, out _))
            _added++;
        _changed[unit.Code] = unit;
    }
}
