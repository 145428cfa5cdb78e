using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>Finds the petitions of a snapshot.</summary>
internal static class SnapshotReading
{
    /// <summary>
    /// Petitions of any of the units or of the territory, oldest registration first; a full page may leave more.
    /// </summary>
    public static async Task<List<PetitionPlace>> FindAsync(
        LedgerContext context, SnapshotQuery query, PetitionPlace? after, int limit, CancellationToken cancellationToken)
    {
        var time = after?.RegisteredAt.ToUnixTimeMilliseconds() ?? long.MinValue;
        var id = after?.Id.Value ?? Guid.Empty;
        var until = query.RegisteredUntil.ToUnixTimeMilliseconds();
        var found = new HashSet<PetitionPlace>();
        if (query.All)
            await AddAsync(context.ListedPetitions.Select(row => new Place { At = row.RegisteredAtMs, Id = row.Id }));
        foreach (var unit in query.Units)
        {
            var code = unit.Value;
            await AddAsync(context.Parties.Where(row => row.Unit == code)
                .Select(row => new Place { At = row.RegisteredAtMs, Id = row.PetitionId }));
        }

        if (query.Reaching?.Digits is { } territory)
            await AddAsync(context.ReachedTerritories.Where(row => row.Territory == territory)
                .Select(row => new Place { At = row.RegisteredAtMs, Id = row.PetitionId }));

        // Each gave its first ones: the first of all of them are complete.
        return [.. found.OrderBy(key => key.RegisteredAt).ThenBy(key => key.Id.ToString(), StringComparer.Ordinal).Take(limit)];

        async Task AddAsync(IQueryable<Place> places)
        {
            var rows = await places
                .Where(row => row.At >= time && row.At <= until && (row.At > time || row.Id > id))
                .OrderBy(row => row.At).ThenBy(row => row.Id)
                .Take(limit).ToListAsync(cancellationToken);
            found.UnionWith(rows.Select(row => new PetitionPlace(Time.FromMs(row.At), new PetitionId(row.Id))));
        }
    }

    private sealed class Place
    {
        public long At { get; init; }

        public Guid Id { get; init; }
    }
}
