using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Repeats;

/// <summary>
/// Finds what shares a key, compares it, and keeps the best. Each step has a bound, so that a text that was sent a hundred thousand
/// times, or a petitioner who never stops, makes no query slow: of such a key the newest items are looked at.
/// </summary>
internal static class RepeatSearch
{
    /// <summary>The newest items of a key that are looked at.</summary>
    public const int ItemsPerKey = 32;

    /// <summary>The most items that are compared: those that share most keys.</summary>
    public const int Compared = 128;

    /// <summary>A shared petitioner counts as this many shared bands.</summary>
    private const int BandsOfPetitioner = 3;

    public static async Task<IReadOnlyList<(Guid Petition, RepeatMatch Match)>> FindAsync(
        ILedgerEngine engine, LedgerContext context, RepeatTraits traits, PetitionId? self, int limit, CancellationToken cancellationToken)
    {
        var keys = traits.Keys();
        if (keys.Count == 0)
            return [];
        var shared = await engine.FindRepeatsAsync(context, keys, ItemsPerKey, cancellationToken);
        Guid[] petitions =
        [
            .. shared
                .Where(row => row.PetitionId != self?.Value)
                .GroupBy(row => row.PetitionId, row => traits.Petitioner is not null && row.BandKey == keys[0] ? BandsOfPetitioner : 1)
                .OrderByDescending(petition => petition.Sum()).ThenByDescending(petition => petition.Key)
                .Take(Compared).Select(petition => petition.Key),
        ];
        if (petitions.Length == 0)
            return [];
        var rows = await context.RepeatSketches.Where(row => petitions.Contains(row.PetitionId)).ToListAsync(cancellationToken);
        return
        [
            .. rows
                .Select(row => (Petition: row.PetitionId, Match: RepeatRule.Judge(traits, RepeatMapping.ToTraits(row))))
                .Where(found => found.Match is not null)
                .OrderByDescending(found => found.Match!.Score).ThenByDescending(found => found.Petition)
                .Take(limit)
                .Select(found => (found.Petition, found.Match!)),
        ];
    }
}
