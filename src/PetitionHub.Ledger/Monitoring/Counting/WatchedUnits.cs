namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>The units as of one entry.</summary>
internal sealed class WatchedUnits
{
    private readonly Dictionary<string, WatchedUnit> _units = [];

    /// <exception cref="InvalidDataException">The ledger is damaged: no entry registered the unit.</exception>
    public WatchedUnit Find(string code) =>
        _units.GetValueOrDefault(code)
            ?? throw new InvalidDataException($"Unit {code} takes part in an entry and was never registered.");

    /// <summary>Puts the unit; false where nothing of it changed.</summary>
    public bool Put(WatchedUnit unit)
    {
        if (_units.TryGetValue(unit.Code, out var known) && known.Territory == unit.Territory && known.Organ == unit.Organ)
            return false;
        _units[unit.Code] = unit;
        return true;
    }

    public void Clear() => _units.Clear();
}
