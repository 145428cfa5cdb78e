using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Repeats;

/// <summary>
/// The index of repeats: every item that is not voided, by what its latest details say. Each is found by its petitioner and its
/// text; by texts that are only similar the first items of a text are found, so that the ten-thousandth of a campaign costs two
/// keys, not two dozen.
/// </summary>
internal sealed class RepeatProjection(IRepeatStore database) : IProjection
{
    public const string TheName = "repeats";

    private const int RemovedBands = 10_000;
    private const int RemovedSketches = 1_000;

    private readonly TextMemory _texts = new();

    public string Name => TheName;

    public int Version => RepeatTraits.Version;

    public IReadOnlyList<StepKind>? Kinds { get; } = [StepKind.Registration, StepKind.Amendment, StepKind.Voiding];

    public bool ReadsTexts => true;

    public int PageTaken => 2_048;

    public async Task<Func<LedgerContext, CancellationToken, Task>> PrepareAsync(
        LedgerContext context, long after, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        // Of one petition the last entry counts: what stood before it is removed, where it is not of this page too.
        var traits = new Dictionary<Guid, RepeatTraits?>();
        var older = new HashSet<Guid>();
        foreach (var entry in entries.Select(stored => EntryWire.FromWire(stored.Entry)))
        {
            var petition = entry.Petition!.Value.Value;
            if (entry.Step is not Registration && !traits.ContainsKey(petition))
                older.Add(petition);
            traits[petition] = entry.Step switch
            {
                Registration step => RepeatTraits.Of(step.Details, _texts),
                Amendment step => RepeatTraits.Of(step.Details, _texts),
                _ => null,
            };
        }

        var removed = await LoadAsync(context, [.. older], cancellationToken);
        var added = traits.Where(pair => pair.Value is { IsEmpty: false }).ToDictionary(pair => pair.Key, pair => pair.Value!);
        var rows = new RepeatRows();
        rows.RemovedSketches.AddRange(removed.Keys);
        rows.RemovedBands.AddRange(removed.SelectMany(item => RepeatMapping.ToKeys(item.Key, item.Value)));
        rows.Sketches.AddRange(added.Select(item => RepeatMapping.ToRow(item.Key, item.Value)));
        rows.Bands.AddRange(added.SelectMany(item => RepeatMapping.ToKeys(item.Key, item.Value)));
        await AddBandsAsync(context, rows, removed, added, cancellationToken);
        return (writing, token) => database.PutRepeatsAsync(writing, rows, token);
    }

    public async Task<bool> RemoveSomeAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // From the least key on, so that it starts with a search, and ends after some rows, however many one key has.
        var last = await context.RepeatBands
            .Where(row => row.BandKey >= long.MinValue).OrderBy(row => row.BandKey).ThenBy(row => row.PetitionId)
            .Select(row => new { row.BandKey, row.PetitionId }).Skip(RemovedBands).FirstOrDefaultAsync(cancellationToken);
        var (key, id) = last is null ? (long.MaxValue, Guid.AllBitsSet) : (last.BandKey, last.PetitionId);
        var removed = await context.RepeatBands.Where(row => row.BandKey < key).ExecuteDeleteAsync(cancellationToken);
        removed += await context.RepeatBands
            .Where(row => row.BandKey == key && row.PetitionId <= id).ExecuteDeleteAsync(cancellationToken);
        var petitions = await context.RepeatSketches
            .Where(row => row.PetitionId >= Guid.Empty).OrderBy(row => row.PetitionId).Select(row => row.PetitionId)
                .Take(RemovedSketches)
            .ToListAsync(cancellationToken);
        if (petitions.Count > 0)
            removed += await context.RepeatSketches.Where(row => petitions.Contains(row.PetitionId))
                .ExecuteDeleteAsync(cancellationToken);
        return removed > 0;
    }

    private static async Task<Dictionary<Guid, RepeatTraits>> LoadAsync(
        LedgerContext context, Guid[] petitions, CancellationToken cancellationToken)
    {
        if (petitions.Length == 0)
            return [];
        var rows = await context.RepeatSketches.Where(row => petitions.Contains(row.PetitionId)).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.PetitionId,
            row => RepeatMapping.TryToTraits(row)
                ?? throw new InvalidDataException($"The index of repeats has a damaged row of petition {row.PetitionId}."));
    }

    /// <summary>The keys of similar texts go with the first items of a text: who leaves makes room for the next.</summary>
    private async Task AddBandsAsync(
        LedgerContext context, RepeatRows rows, Dictionary<Guid, RepeatTraits> removed, Dictionary<Guid, RepeatTraits> added,
        CancellationToken cancellationToken)
    {
        var texts = removed.Concat(added).Where(item => item.Value.TextKey is not null)
            .ToLookup(item => item.Value.TextKey!.Value);
        if (texts.Count == 0)
            return;
        long[] keys = [.. texts.Select(text => text.Key)];
        var first = await database.FindFirstRepeatsAsync(
            context, keys, RepeatSearch.PetitionsPerKey + removed.Count, cancellationToken);
        var standing = first.ToLookup(row => row.BandKey, row => row.PetitionId);
        foreach (var text in texts)
        {
            var before = standing[text.Key].Order().ToList();
            var after = before.Where(id => !removed.ContainsKey(id))
                .Concat(text.Select(item => item.Key).Where(id => added.GetValueOrDefault(id)?.TextKey == text.Key))
                .Distinct().Order().Take(RepeatSearch.PetitionsPerKey).ToHashSet();
            var had = before.Take(RepeatSearch.PetitionsPerKey).ToHashSet();
            // All of a text have the same sketch.
            var traits = text.First().Value;
            rows.RemovedBands.AddRange(had.Except(after).SelectMany(id => RepeatMapping.ToBands(id, traits)));
            rows.Bands.AddRange(after.Except(had).SelectMany(id => RepeatMapping.ToBands(id, traits)));
        }
    }
}
