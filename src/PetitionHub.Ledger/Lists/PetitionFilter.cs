using System.Diagnostics;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>
/// Turns a <see cref="PetitionQuery"/> into a query that walks the index of its scope from the newest registration down; the
/// other filters are applied on the way. Bounds that are not given are the least and the greatest time, so that every list,
/// also its first page, starts with a search.
/// </summary>
internal static class PetitionFilter
{
    private const char AfterDigits = ':';

    /// <summary>The ids of the petitions, in order.</summary>
    public static IQueryable<Guid> Apply(LedgerContext context, PetitionQuery query)
    {
        var from = Time.ToMs(query.RegisteredFrom) ?? long.MinValue;
        var before = Time.ToMs(query.RegisteredBefore) ?? long.MaxValue;
        var ordered = query.Scope == PetitionScope.Involved
            ? Involved(context, query, from, before)
            : InScope(context, query, from, before);
        return Narrow(ordered, query).Select(row => row.Id);
    }

    private static IQueryable<ListedPetitionRow> Involved(LedgerContext context, PetitionQuery query, long from, long before)
    {
        var unit = query.Unit.Code.Value;
        var parties = context.Parties.Where(row => row.Unit == unit && row.RegisteredAtMs >= from && row.RegisteredAtMs < before);
        if (query.After is { } after)
        {
            var (time, id) = (after.RegisteredAt.ToUnixTimeMilliseconds(), after.Id.Value);
            parties = parties.Where(row => row.RegisteredAtMs <= time && (row.RegisteredAtMs < time || row.PetitionId < id));
        }

        return parties
            .Join(context.ListedPetitions, party => party.PetitionId, petition => petition.Id, (party, petition) =>
                new { party, petition })
            .OrderByDescending(pair => pair.party.RegisteredAtMs).ThenByDescending(pair => pair.party.PetitionId)
            .Select(pair => pair.petition);
    }

    private static IQueryable<ListedPetitionRow> InScope(LedgerContext context, PetitionQuery query, long from, long before)
    {
        var unit = query.Unit.Code.Value;
        var rows = query.Scope switch
        {
            PetitionScope.Held => context.ListedPetitions.Where(row => row.Holder == unit),
            PetitionScope.Registered => context.ListedPetitions.Where(row => row.Registrar == unit),
            PetitionScope.Territory => InTerritory(context, query.Unit.Territory),
            PetitionScope.Involved => throw new UnreachableException(),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Scope, "The scope is unknown."),
        };
        rows = rows.Where(row => row.RegisteredAtMs >= from && row.RegisteredAtMs < before);
        if (query.After is { } after)
        {
            var (time, id) = (after.RegisteredAt.ToUnixTimeMilliseconds(), after.Id.Value);
            rows = rows.Where(row => row.RegisteredAtMs <= time && (row.RegisteredAtMs < time || row.Id < id));
        }

        return rows.OrderByDescending(row => row.RegisteredAtMs).ThenByDescending(row => row.Id);
    }

    /// <summary>
    /// A county's petitions are few: they are found by the territory and sorted. Those of a city or province are so many that
    /// the newest of all petitions soon contain a page of them: LIKE leaves the choice to the index by time.
    /// </summary>
    private static IQueryable<ListedPetitionRow> InTerritory(LedgerContext context, Territory territory)
    {
        var first = territory.Digits;
        if (territory.Level == Level.National)
            return context.ListedPetitions;
        if (territory.Level is Level.Provincial or Level.Municipal)
            return context.ListedPetitions.Where(row => row.HolderTerritory.StartsWith(first));
        var end = first + AfterDigits;
        return context.ListedPetitions.Where(
            row => string.Compare(row.HolderTerritory, first) >= 0 && string.Compare(row.HolderTerritory, end) < 0);
    }

    private static IQueryable<ListedPetitionRow> Narrow(IQueryable<ListedPetitionRow> rows, PetitionQuery query)
    {
        if (!query.Statuses.IsDefaultOrEmpty)
        {
            var statuses = query.Statuses.Select(status => (int)status).ToList();
            rows = rows.Where(row => statuses.Contains(row.Status));
        }

        if (query.CategoryPrefix is { Length: > 0 } category)
            rows = rows.Where(row => row.Category.StartsWith(category));
        if (query.ProblemTerritory?.Digits is { Length: > 0 } territory)
            rows = rows.Where(row => row.Territory.StartsWith(territory));
        if ((int?)query.Purpose is { } purpose)
            rows = rows.Where(row => row.Purpose == purpose);
        if (Time.ToMs(query.OverdueAt) is { } overdueAt)
            rows = rows.Where(row => row.OpenDueAtMs <= overdueAt);
        if (query.Matter is { } matter)
            rows = rows.Where(row => row.MatterId == matter.Value);
        return rows;
    }
}
