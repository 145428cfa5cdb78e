using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;

namespace PetitionHub.Ledger.Checking;

/// <summary>The fold of unit changes, compared with the units' rows.</summary>
internal sealed class UnitFold(FaultList faults)
{
    private readonly Dictionary<string, UnitRow> _expected = [];
    private readonly Dictionary<UnitCode, List<(long Sequence, Unit Unit)>> _versions = [];

    public int Count => _expected.Count;

    public void Apply(Unit unit, long sequence)
    {
        _expected[unit.Code.Value] = UnitMapping.ToRow(unit, sequence);
        if (!_versions.TryGetValue(unit.Code, out var versions))
            _versions.Add(unit.Code, versions = []);
        versions.Add((sequence, unit));
    }

    /// <summary>The unit as it was before an entry; null where it was not there.</summary>
    public Unit? FindBefore(UnitCode code, long sequence) =>
        _versions.GetValueOrDefault(code)?.LastOrDefault(version => version.Sequence < sequence).Unit;

    /// <summary>The digits of the territory that the unit serves now; empty for one that is not there.</summary>
    public string TerritoryOf(string unit) => _expected.GetValueOrDefault(unit)?.Territory ?? "";

    /// <summary>True where an entry after this one changed the unit.</summary>
    public bool HasChangedAfter(string unit, long sequence) => _expected.GetValueOrDefault(unit)?.Sequence > sequence;

    public async Task CompareAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        await foreach (var row in context.Units.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            seen.Add(row.Code);
            if (!_expected.TryGetValue(row.Code, out var expected) || !AreSame(expected, row))
                faults.Add(LedgerFaultKind.UnitDiffers, row.Sequence, row.Code);
        }

        foreach (var missing in _expected.Values.Where(unit => !seen.Contains(unit.Code)))
            faults.Add(LedgerFaultKind.UnitDiffers, missing.Sequence, missing.Code);
    }

    private static bool AreSame(UnitRow a, UnitRow b) =>
        a.Sequence == b.Sequence && a.Name == b.Name && a.Territory == b.Territory && a.Organ == b.Organ
        && a.System == b.System && a.Status == b.Status && a.Successor == b.Successor;
}
