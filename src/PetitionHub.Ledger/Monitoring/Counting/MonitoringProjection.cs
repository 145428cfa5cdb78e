using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;
using PetitionHub.V1;
using OrganType = PetitionHub.Domain.Units.OrganType;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// The figures. It remembers the units, and the petitions of the last pages, as of the entry that it was given last; where
/// another replica wrote what comes after, or a page was thrown away, it reads them again.
/// </summary>
internal sealed class MonitoringProjection(
    IFigureStore database, LedgerRules rules, int cachedPetitions = MonitoringProjection.CachedPetitions)
    : IProjection, IDisposable
{
    public const string TheName = "monitoring";

    private const int CachedPetitions = 20_000;
    private const int RemovedRows = 5_000;

    /// <summary>Grows whenever the rows of the same entries become others.</summary>
    private const int RowsVersion = 4;
    private const int CalendarYears = 1_000;

    private readonly SemaphoreSlim _preparing = new(1, 1);
    private readonly StatisticsLimits _limits = new(rules);
    private readonly WatchedUnits _units = new();
    private readonly MonitoredPetitionCache _cache = new(cachedPetitions);
    private long _position = -1;
    private long _pages;

    public string Name => TheName;

    public int Version => (RowsVersion * CalendarYears) + _limits.Version;

    /// <summary>All: each of them has the status of its petition.</summary>
    public IReadOnlyList<StepKind>? Kinds => null;

    public int PageTaken => 2_048;

    public async Task<Func<LedgerContext, CancellationToken, Task>> PrepareAsync(
        LedgerContext context, long after, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        var counts = new Counts();
        var page = await FoldAsync(context, after, [.. entries.Select(stored => stored.Entry)], counts, cancellationToken);
        return async (writing, token) =>
        {
            await database.PutMonitoringAsync(writing, page.ToRows(counts), token);
            page.Remember();
        };
    }

    /// <summary>Folds entries; what is counted is added to the counts.</summary>
    public async Task<FoldedPage> FoldAsync(
        LedgerContext context, long after, IReadOnlyList<LedgerEntry> entries, Counts counts, CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (_position != after)
                await RecallAsync(context, after, cancellationToken);
            // What is not written must not be remembered.
            _position = -1;
            var page = ++_pages;
            var petitions = await LoadPetitionsAsync(context, entries, cancellationToken);
            var (fold, units) = (new MonitoredPetitionFold(_units, _limits, counts), new Dictionary<string, MonitoredUnitRow>());
            var changed = new Dictionary<Guid, MonitoredPetitionRow>();
            foreach (var entry in entries)
            {
                if (entry.StepCase == LedgerEntry.StepOneofCase.UnitChange)
                    Change(entry, units);
                else if (entry.PetitionId.Length > 0)
                    Fold(entry, fold, petitions, changed);
            }

            var written = changed.Values.Where(petition => petitions.GetValueOrDefault(petition.PetitionId) != petition).ToList();
            _cache.Put(written);
            return new FoldedPage(units.Values, written, () => Remember(page, entries[^1].Sequence));
        }
        finally
        {
            _preparing.Release();
        }
    }

    public async Task<bool> RemoveSomeAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // From the least key on, so that it starts with a search, and ends after some rows.
        var hour = await context.FlowHours.Where(row => row.Hour >= int.MinValue).OrderBy(row => row.Hour)
            .Select(row => (int?)row.Hour)
            .Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken) ?? int.MaxValue;
        var removed = await context.FlowHours.Where(row => row.Hour <= hour).ExecuteDeleteAsync(cancellationToken);
        for (var grain = CellGrain.ProvinceHour; grain <= CellGrain.TerritoryDay; grain++)
        {
            var one = (int)grain;
            var bucket = await context.FlowCells.Where(row => row.Grain == one).OrderBy(row => row.Bucket)
                .Select(row => (int?)row.Bucket)
                .Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken) ?? int.MaxValue;
            removed += await context.FlowCells.Where(row => row.Grain == one && row.Bucket <= bucket)
                .ExecuteDeleteAsync(cancellationToken);
        }

        removed += await RemoveUnitMeasuresAsync(context, cancellationToken);
        removed += await RemoveTerritoryMeasuresAsync(context, cancellationToken);
        var petition = await context.MonitoredPetitions.Where(row => row.PetitionId >= Guid.Empty).OrderBy(row => row.PetitionId)
            .Select(row => (Guid?)row.PetitionId).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken) ?? Guid.AllBitsSet;
        removed += await context.MonitoredPetitions.Where(row => row.PetitionId <= petition)
            .ExecuteDeleteAsync(cancellationToken);
        var unit = await context.MonitoredUnits.Where(row => string.Compare(row.Code, "") >= 0).OrderBy(row => row.Code)
            .Select(row => row.Code).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken) ?? "~";
        return removed + await context.MonitoredUnits.Where(row => string.Compare(row.Code, unit) <= 0)
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    public void Dispose() => _preparing.Dispose();

    private static async Task<int> RemoveUnitMeasuresAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var last = await context.UnitMeasures.Where(row => string.Compare(row.Unit, "") >= 0)
            .OrderBy(row => row.Unit).ThenBy(row => row.Hour)
            .Select(row => new { row.Unit, row.Hour }).Skip(RemovedRows).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await context.UnitMeasures.Where(row => string.Compare(row.Unit, "~") <= 0)
                .ExecuteDeleteAsync(cancellationToken);
        var (unit, hour) = (last.Unit, last.Hour);
        return await context.UnitMeasures
            .Where(row => string.Compare(row.Unit, unit) <= 0 && (row.Unit != unit || row.Hour <= hour))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A territory alone, as the country, may have a million rows: those of its hours and days are few each.</summary>
    private static async Task<int> RemoveTerritoryMeasuresAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var last = await context.TerritoryMeasures.Where(row => string.Compare(row.Territory, "") >= 0)
            .OrderBy(row => row.Territory).ThenBy(row => row.Grain).ThenBy(row => row.Bucket)
            .Select(row => new { row.Territory, row.Grain, row.Bucket }).Skip(RemovedRows)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await context.TerritoryMeasures.Where(row => string.Compare(row.Territory, "~") <= 0)
                .ExecuteDeleteAsync(cancellationToken);
        var (territory, grain, bucket) = (last.Territory, last.Grain, last.Bucket);
        return await context.TerritoryMeasures
            .Where(row => string.Compare(row.Territory, territory) <= 0
                && (row.Territory != territory || row.Grain < grain || (row.Grain == grain && row.Bucket <= bucket)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The page was written, and no other was folded since.</summary>
    private void Remember(long page, long position)
    {
        if (page == Interlocked.Read(ref _pages))
            _position = position;
    }

    /// <summary>
    /// Reads the units that changed since what is remembered; all of them where that is of later, as after a restart.
    /// </summary>
    private async Task RecallAsync(LedgerContext context, long position, CancellationToken cancellationToken)
    {
        var known = _position > position ? -1 : _position;
        _cache.Clear();
        if (known < 0)
            _units.Clear();
        var rows = context.MonitoredUnits.Where(row => row.Sequence > known).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
            _units.Put(new WatchedUnit(row.Code, UnitMapping.ParseDigits(row.Territory), (OrganType)row.Organ));
    }

    private async Task<Dictionary<Guid, MonitoredPetitionRow>> LoadPetitionsAsync(
        LedgerContext context, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var (petitions, missing, begun) = (new Dictionary<Guid, MonitoredPetitionRow>(), new List<Guid>(), new HashSet<Guid>());
        foreach (var entry in entries.Where(entry => entry.PetitionId.Length > 0))
        {
            var id = Guid.Parse(entry.PetitionId);
            if (!begun.Add(id) || entry.StepCase == LedgerEntry.StepOneofCase.Registration)
                continue;
            if (_cache.Find(id) is { } petition)
                petitions.Add(id, petition);
            else
                missing.Add(id);
        }

        foreach (var ids in missing.Chunk(PageLimit.QueryIds))
            foreach (var petition in await context.MonitoredPetitions.Where(row => ids.Contains(row.PetitionId))
                .ToListAsync(cancellationToken))
                petitions.Add(petition.PetitionId, petition);
        return petitions;
    }

    private void Change(LedgerEntry entry, Dictionary<string, MonitoredUnitRow> changed)
    {
        var wire = entry.UnitChange.Unit;
        var unit = new WatchedUnit(wire.UnitCode, Territory.Parse(wire.Territory), (OrganType)wire.OrganType);
        if (_units.Put(unit))
            changed[unit.Code] = new()
            {
                Code = unit.Code,
                Territory = unit.Territory.Digits,
                Organ = (int)unit.Organ,
                Sequence = entry.Sequence
            };
    }

    private static void Fold(
        LedgerEntry entry, MonitoredPetitionFold fold, Dictionary<Guid, MonitoredPetitionRow> petitions,
        Dictionary<Guid, MonitoredPetitionRow> changed)
    {
        var id = Guid.Parse(entry.PetitionId);
        if (entry.StepCase == LedgerEntry.StepOneofCase.Registration)
        {
            changed.Add(id, fold.Register(entry, id));
            return;
        }

        // The row as it was stays as it was: it may be needed again.
        if (!changed.TryGetValue(id, out var petition))
            changed.Add(id, petition = petitions.GetValueOrDefault(id) is { } before ? before with { } : throw Missing(entry));
        fold.Apply(petition, entry);
    }

    private static InvalidDataException Missing(LedgerEntry entry) =>
        new($"Entry {entry.Sequence} is of petition {entry.PetitionId}, which no entry registered.");
}
