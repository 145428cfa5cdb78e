using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Finds the petitions of a snapshot, and reads them as of a sequence.</summary>
internal static class SnapshotReading
{
    /// <summary>Petitions under any of the keys, oldest registration first; a page that is full may leave more.</summary>
    public static async Task<List<PetitionPlace>> FindAsync(
        LedgerContext context, SnapshotQuery query, PetitionPlace? after, int limit, CancellationToken cancellationToken)
    {
        var time = after?.RegisteredAt.ToUnixTimeMilliseconds() ?? long.MinValue;
        var id = after?.Id.Value ?? Guid.Empty;
        var until = query.RegisteredUntil.ToUnixTimeMilliseconds();
        if (query.All)
        {
            var rows = await context.Petitions
                .Where(row =>
                    row.RegisteredAtMs >= time && row.RegisteredAtMs <= until && (row.RegisteredAtMs > time || row.Id > id))
                .OrderBy(row => row.RegisteredAtMs).ThenBy(row => row.Id)
                .Select(row => new { row.RegisteredAtMs, row.Id })
                .Take(limit).ToListAsync(cancellationToken);
            return [.. rows.Select(row => KeyOf(row.RegisteredAtMs, row.Id))];
        }

        var found = new HashSet<PetitionPlace>();
        foreach (var key in query.Keys)
        {
            var rows = await context.Parties
                .Where(
                    row => row.Unit == key && row.RegisteredAtMs >= time && row.RegisteredAtMs <= until
                        && (row.RegisteredAtMs > time || row.PetitionId > id))
                .OrderBy(row => row.RegisteredAtMs).ThenBy(row => row.PetitionId)
                .Select(row => new { row.RegisteredAtMs, row.PetitionId })
                .Take(limit).ToListAsync(cancellationToken);
            found.UnionWith(rows.Select(row => KeyOf(row.RegisteredAtMs, row.PetitionId)));
        }

        // Each key gave its first ones: the first of all of them are complete.
        return [.. found.OrderBy(key => key.RegisteredAt).ThenBy(key => key.Id.ToString(), StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>
    /// A petition as its entries up to a sequence made it, with its details; null where it was registered later.
    /// </summary>
    public static async Task<(StoredPetition Record, PetitionDetails Details)?> FoldAsync(
        LedgerContext context, PetitionId petition, long through, CancellationToken cancellationToken)
    {
        StoredPetition? stored = null;
        PetitionDetails? details = null;
        var rows = context.Entries
            .Where(row => row.PetitionId == petition.Value && row.Sequence <= through).OrderBy(row => row.Sequence)
            .Select(row => new { row.Sequence, row.Content });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var entry = Wire.EntryWire.FromWire(V1.LedgerEntry.Parser.ParseFrom(row.Content));
            details = DetailsOf(entry.Step) ?? details;
            var content = DetailsOf(entry.Step) is null ? stored!.ContentSequence : row.Sequence;
            stored = new StoredPetition(Fold.Apply(stored?.State, entry), content, row.Sequence);
        }

        return stored is null ? null : (stored, details!);
    }

    /// <summary>The details that a step carries; null for one that has none.</summary>
    public static PetitionDetails? DetailsOf(Step step) => step switch
    {
        Registration registration => registration.Details,
        Amendment amendment => amendment.Details,
        _ => null,
    };

    private static PetitionPlace KeyOf(long registeredAtMs, Guid id) => new(Time.FromMs(registeredAtMs), new PetitionId(id));
}
