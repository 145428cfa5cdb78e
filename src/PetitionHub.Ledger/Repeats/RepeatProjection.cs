using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Wire;

namespace PetitionHub.Ledger.Repeats;

/// <summary>The index of repeats: every item that is not voided, by what its latest details say.</summary>
internal sealed class RepeatProjection(ILedgerEngine engine) : IProjection
{
    public const string TheName = "repeats";

    private const int RemovedBands = 10_000;
    private const int RemovedSketches = 1_000;

    public string Name => TheName;

    public int Version => TextSketch.Version;

    public IReadOnlyList<StepKind>? Kinds { get; } = [StepKind.Registration, StepKind.Amendment, StepKind.Voiding];

    public int PageTaken => 64;

    public Task<Func<LedgerContext, CancellationToken, Task>> PrepareAsync(
        LedgerContext context, long after, IReadOnlyList<V1.LedgerEntry> entries, CancellationToken cancellationToken)
    {
        // Of one petition the last entry counts: what stood before it is removed, where it is not of this page too.
        var traits = new Dictionary<Guid, RepeatTraits?>();
        var older = new HashSet<Guid>();
        foreach (var entry in entries.Select(EntryWire.FromWire))
        {
            var petition = entry.Petition!.Value.Value;
            if (entry.Step is not Registration && !traits.ContainsKey(petition))
                older.Add(petition);
            traits[petition] = entry.Step switch
            {
                Registration step => RepeatTraits.Of(step.Details),
                Amendment step => RepeatTraits.Of(step.Details),
                _ => null,
            };
        }

        var rows = new RepeatRows();
        foreach (var (petition, found) in traits)
        {
            if (found is null or { IsEmpty: true })
                continue;
            rows.Sketches.Add(RepeatMapping.ToRow(petition, found));
            rows.Bands.AddRange(RepeatMapping.ToBands(petition, found));
        }

        return Task.FromResult<Func<LedgerContext, CancellationToken, Task>>((writing, token) => WriteAsync(writing, rows, [.. older], token));
    }

    public async Task<bool> RemoveSomeAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // From the least key on, so that it starts with a search, and ends after some rows.
        var through = await context.RepeatBands
            .Where(row => row.BandKey >= long.MinValue).OrderBy(row => row.BandKey).Select(row => (long?)row.BandKey).Skip(RemovedBands).FirstOrDefaultAsync(cancellationToken)
            ?? long.MaxValue;
        var removed = await context.RepeatBands.Where(row => row.BandKey <= through).ExecuteDeleteAsync(cancellationToken);
        var petitions = await context.RepeatSketches
            .Where(row => row.PetitionId >= Guid.Empty).OrderBy(row => row.PetitionId).Select(row => row.PetitionId).Take(RemovedSketches).ToListAsync(cancellationToken);
        if (petitions.Count > 0)
            removed += await context.RepeatSketches.Where(row => petitions.Contains(row.PetitionId)).ExecuteDeleteAsync(cancellationToken);
        return removed > 0;
    }

    private async Task WriteAsync(LedgerContext context, RepeatRows rows, Guid[] older, CancellationToken cancellationToken)
    {
        if (older.Length > 0)
        {
            var before = await context.RepeatSketches.Where(row => older.Contains(row.PetitionId)).ToListAsync(cancellationToken);
            rows.RemovedSketches.AddRange(before.Select(row => row.PetitionId));
            rows.RemovedBands.AddRange(before.SelectMany(row => RepeatMapping.ToBands(row.PetitionId, RepeatMapping.ToTraits(row))));
        }

        await engine.PutRepeatsAsync(context, rows, cancellationToken);
    }
}
