using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Repeats;

/// <summary>
/// Finds what shares a key. Each step has a bound, so that a text that was sent a hundred thousand times, or a petitioner who
/// never stops, makes no query slow: of such a key the newest items are looked at.
/// </summary>
internal static class RepeatSearch
{
    /// <summary>
    /// The newest items of a key that are looked at; also how many of one text are found by what is only similar.
    /// </summary>
    public const int PetitionsPerKey = 32;

    /// <summary>The most items of a similar text that are compared: those that share most keys.</summary>
    public const int Compared = 128;

    /// <summary>Asks for the text itself first: where more than so many have it, nothing similar is as likely.</summary>
    public static async Task<IReadOnlyList<IndexedPetition>> FindByTextAsync(
        IRepeatStore database, LedgerContext context, RepeatTraits traits, int enough, CancellationToken cancellationToken)
    {
        var same = await database.FindRepeatsAsync(context, [traits.TextKey!.Value], PetitionsPerKey, cancellationToken);
        var petitions = same.Select(row => row.PetitionId).ToList();
        if (petitions.Count <= enough)
        {
            var similar = await database.FindRepeatsAsync(context, traits.BandKeys(), PetitionsPerKey, cancellationToken);
            petitions.AddRange(
                similar
                    .GroupBy(row => row.PetitionId)
                    .OrderByDescending(petition => petition.Count()).ThenByDescending(petition => petition.Key)
                    .Take(Compared).Select(petition => petition.Key));
        }

        return await LoadAsync(context, [.. petitions.Distinct()], cancellationToken);
    }

    public static async Task<ILookup<long, IndexedPetition>> FindByPetitionersAsync(
        IRepeatStore database, LedgerContext context, IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var found = await database.FindRepeatsAsync(context, keys, PetitionsPerKey, cancellationToken);
        var items = new Dictionary<Guid, IndexedPetition>();
        foreach (var petitions in found.Select(row => row.PetitionId).Distinct().Chunk(PageLimit.QueryIds))
            foreach (var item in await LoadAsync(context, petitions, cancellationToken))
                items.Add(item.Petition.Value, item);
        return found.Where(row => items.ContainsKey(row.PetitionId)).ToLookup(row => row.BandKey, row => items[row.PetitionId]);
    }

    /// <summary>Petitions as they stand.</summary>
    public static async Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        LedgerContext context, IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. petitions.Select(petition => petition.Value)];
        var found = await PetitionReading.LoadAsync(context.Petitions.Where(row => ids.Contains(row.Id)), cancellationToken);
        return found.ToDictionary(stored => stored.State.Id);
    }

    private static async Task<IReadOnlyList<IndexedPetition>> LoadAsync(
        LedgerContext context, Guid[] petitions, CancellationToken cancellationToken)
    {
        if (petitions.Length == 0)
            return [];
        var rows = await context.RepeatSketches.Where(row => petitions.Contains(row.PetitionId)).ToListAsync(cancellationToken);
        // What cannot be read is not found; it is made anew when the projection comes upon it.
        return
        [
            .. rows.Select(row => (row.PetitionId, Traits: RepeatMapping.TryToTraits(row)))
                .Where(row => row.Traits is not null)
                .Select(row => new IndexedPetition(new PetitionId(row.PetitionId), row.Traits!)),
        ];
    }
}
