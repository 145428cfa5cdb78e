using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Checking.Figures;

/// <summary>
/// Counts the ledger again, petition by petition, and compares every row of the figures, all as of one moment. What it counts is
/// in memory: about 1 GB for ten million entries.
/// </summary>
internal sealed class MonitoringCheck(ILedgerDatabase database, LedgerRules rules, IProgress<LedgerCheckProgress>? progress)
{
    private const int RangePetitions = 500;
    private const int KeptFaults = 100;

    private readonly ImmutableArray<MonitoringFault>.Builder _faults = ImmutableArray.CreateBuilder<MonitoringFault>();
    private readonly UnitFold _units = new(new FaultList());
    private readonly ExpectedRows _expected = new();
    private long _faultCount;
    private long _petitions;
    private long _rows;

    public async Task<MonitoringCheckReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var snapshot = await database.BeginSnapshotAsync(context, cancellationToken);
        var position = await ProjectionFollower.ReadPositionAsync(context, MonitoringProjection.TheName, cancellationToken);
        // Rows that are about to be made anew, or are being made, tell nothing.
        if (!position.IsKept || !position.IsOfThisLedger)
            return new MonitoringCheckReport(position with { Place = ProjectionPlace.Removing }, 0, 0, 0, []);
        await ReadUnitsAsync(context, position.Sequence, cancellationToken);
        await ComparePetitionsAsync(context, position.Sequence, cancellationToken);
        await CompareUnitsAsync(context, position.Sequence, cancellationToken);
        await CompareAsync(
            "flow_hours", context.FlowHours, _expected.Flows,
            row => $"{row.Hour} {row.FromUnit} {row.ToUnit} {row.Kind} {Show(row.FromTerritory)} {Show(row.ToTerritory)}", row =>
                (row.Count, 0, 0), cancellationToken);
        await CompareAsync(
            "flow_cells", context.FlowCells, _expected.Cells,
            row => $"{row.Grain} {row.Bucket} {Show(row.FromTerritory)} {row.FromLevel} {Show(row.ToTerritory)} {row.ToLevel} "
                + $"{row.Kind}",
            row => (row.Count, 0, 0), cancellationToken);
        await CompareAsync(
            "unit_measures", context.UnitMeasures, _expected.UnitMeasures,
            row => $"{row.Unit} {row.Hour} {row.Measure} {row.Level}",
            row => (row.Count, row.TotalSeconds, row.LongestSeconds), cancellationToken);
        await CompareAsync(
            "territory_measures", context.TerritoryMeasures, _expected.TerritoryMeasures,
            row => $"{Show(row.Territory)} {row.Grain} {row.Bucket} {row.Measure} {row.Level}",
            row => (row.Count, row.TotalSeconds, row.LongestSeconds), cancellationToken);
        return new MonitoringCheckReport(position, _petitions, _rows, _faultCount, _faults.ToImmutable());
    }

    private async Task ReadUnitsAsync(LedgerContext context, long through, CancellationToken cancellationToken)
    {
        var changes = context.Entries.Where(row => row.Kind == (int)StepKind.UnitChange && row.Sequence <= through)
            .OrderBy(row => row.Sequence);
        await foreach (var row in changes.AsAsyncEnumerable().WithCancellation(cancellationToken))
            _units.Apply(((UnitChange)Read(row).Step).Unit, row.Sequence);
    }

    private async Task ComparePetitionsAsync(LedgerContext context, long through, CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        while (after != Guid.AllBitsSet)
        {
            var ids = await context.Petitions.Where(row => row.Id > after).OrderBy(row => row.Id).Select(row => row.Id)
                .Take(RangePetitions)
                .ToListAsync(cancellationToken);
            var last = ids.Count < RangePetitions ? Guid.AllBitsSet : ids[^1];
            var items = await context.MonitoredPetitions.Where(row => row.PetitionId > after && row.PetitionId <= last)
                .ToDictionaryAsync(row => row.PetitionId, cancellationToken);
            var entries = context.Entries.Where(row =>
                row.PetitionId > after && row.PetitionId <= last && row.Sequence <= through)
                .OrderBy(row => row.PetitionId).ThenBy(row => row.Sequence);
            var (history, petition) = (new PetitionHistory(_units, rules), Guid.Empty);
            await foreach (var row in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (row.PetitionId != petition)
                {
                    Compare(history, items);
                    (history, petition) = (new PetitionHistory(_units, rules), row.PetitionId!.Value);
                }

                history.Add(Read(row), row.Sequence);
            }

            Compare(history, items);
            foreach (var left in items.Values)
                Fault("monitored_petitions", $"{left.PetitionId}", "", Show(left));
            after = last;
            progress?.Report(new LedgerCheckProgress(_petitions, 0));
        }
    }

    private void Compare(PetitionHistory history, Dictionary<Guid, MonitoredPetitionRow> items)
    {
        if (history.IsEmpty)
            return;
        (_petitions, _rows) = (_petitions + 1, _rows + 1);
        history.CountInto(_expected);
        var expected = history.ToRow();
        items.Remove(expected.PetitionId, out var found);
        if (found is null || Show(found) != Show(expected))
            Fault("monitored_petitions", $"{expected.PetitionId}", Show(expected), found is null ? "" : Show(found));
    }

    private async Task CompareUnitsAsync(LedgerContext context, long through, CancellationToken cancellationToken)
    {
        var seen = 0;
        await foreach (var row in context.MonitoredUnits.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            seen++;
            var expected = Domain.Units.UnitCode.TryParse(row.Code, out var code) ? _units.FindBefore(code, through + 1) : null;
            var told = expected is null ? "" : $"{expected.Territory.Digits} {(int)expected.Organ}";
            if (told != $"{row.Territory} {row.Organ}")
                Fault("monitored_units", row.Code, told, $"{row.Territory} {row.Organ}");
        }

        _rows += seen;
        if (seen < _units.Count)
            Fault("monitored_units", "", $"{_units.Count} units", $"{seen} units");
    }

    private async Task CompareAsync<TRow>(
        string table, IQueryable<TRow> rows, Dictionary<string, (long Count, long Seconds, long Longest)> expected,
        Func<TRow, string> keyOf,
        Func<TRow, (long Count, long Seconds, long Longest)> valueOf, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            _rows++;
            var (key, found) = (keyOf(row), valueOf(row));
            if (!expected.Remove(key, out var should))
                Fault(table, key, "", $"{found}");
            else if (should != found)
                Fault(table, key, $"{should}", $"{found}");
        }

        foreach (var (key, should) in expected)
            Fault(table, key, $"{should}", "");
    }

    private void Fault(string table, string key, string expected, string found)
    {
        _faultCount++;
        if (_faults.Count < KeptFaults)
            _faults.Add(new MonitoringFault(table, key, expected, found));
    }

    private static Entry Read(EntryRow row) => EntryWire.FromWire(V1.LedgerEntry.Parser.ParseFrom(row.Content));

    private static string Show(string digits) => digits.Length == 0 ? "-" : digits;

    private static string Show(MonitoredPetitionRow row) =>
        $"{row with { Hands = [] }}, {string.Join(' ', row.Hands)}";
}
