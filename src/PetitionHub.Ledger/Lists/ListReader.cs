using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>
/// Lists petitions, with all that was in the ledger when it was asked; it waits for the lists where they do not have that yet.
/// It knows nothing of confidentiality: the caller asks <see cref="Access"/> about each petition.
/// </summary>
public sealed class ListReader
{
    private readonly ProjectionReading _lists;

    internal ListReader(IListStore database, RecentEntries recent, TimeProvider clock)
    {
        Projection = new LedgerProjection(database, new ListProjection(database, recent), recent, clock);
        _lists = new ProjectionReading(database, Projection);
    }

    /// <summary>How they follow the ledger.</summary>
    public LedgerProjection Projection { get; }

    /// <summary>A page of petitions as they stand, newest registration first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit or the scope is out of range.</exception>
    /// <exception cref="ProjectionBehindException">The lists are being made anew.</exception>
    public async Task<PetitionPage> ListPetitionsAsync(PetitionQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Require(query.Limit);
        var (petitions, asOf) = await _lists.ReadAsync(
            (context, _) => LoadAsync(context, query, cancellationToken), query.AtLeast, cancellationToken);
        if (petitions.Count <= query.Limit)
            return new PetitionPage(petitions, null, asOf);
        petitions.RemoveAt(query.Limit);
        return new PetitionPage(petitions, new PetitionPlace(petitions[^1].State.RegisteredAt, petitions[^1].State.Id), asOf);
    }

    /// <summary>The next petitions of a snapshot, oldest registration first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    /// <exception cref="ProjectionBehindException">The lists are being made anew.</exception>
    public async Task<IReadOnlyList<PetitionPlace>> FindForSnapshotAsync(
        SnapshotQuery query, PetitionPlace? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        var (found, _) = await _lists.ReadAsync(
            (context, _) => SnapshotReading.FindAsync(context, query, after, limit, cancellationToken), query.AtLeast,
            cancellationToken);
        return found;
    }

    private static async Task<List<StoredPetition>> LoadAsync(
        LedgerContext context, PetitionQuery query, CancellationToken cancellationToken)
    {
        var ids = await PetitionFilter.Apply(context, query).Take(query.Limit + 1).ToListAsync(cancellationToken);
        var petitions = new Dictionary<Guid, StoredPetition>(ids.Count);
        foreach (var chunk in ids.Chunk(PageLimit.QueryIds))
            foreach (var petition in await PetitionReading.LoadAsync(
                context.Petitions.Where(row => chunk.Contains(row.Id)), cancellationToken))
                petitions.Add(petition.State.Id.Value, petition);
        return [.. ids.Select(id => petitions[id])];
    }
}
