using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Rules;

/// <summary>The rule sets of the country and of provinces that have their own, by territory and day.</summary>
public sealed class RuleBook
{
    private readonly RuleSet[] _narrowestAndLatestFirst;
    private readonly RuleSet _earliestNational;

    /// <summary>Makes a book of rule sets.</summary>
    /// <exception cref="ArgumentException">None is national, or two have the same id, or scope and first day.</exception>
    public RuleBook(IEnumerable<RuleSet> ruleSets)
    {
        _narrowestAndLatestFirst =
        [
            .. ruleSets.OrderByDescending(set => set.Scope.Digits.Length).ThenByDescending(set => set.EffectiveFrom),
        ];
        _earliestNational = _narrowestAndLatestFirst.LastOrDefault(set => set.Scope == Territory.Country)
            ?? throw new ArgumentException("A rule book needs a national rule set.", nameof(ruleSets));
        RequireUnique(set => set.Id);
        RequireUnique(set => (set.Scope, set.EffectiveFrom));
    }

    /// <summary>The rule sets that are shipped in <c>Rules/Data</c>: national and Zhejiang, from 2022-05-01.</summary>
    /// <exception cref="System.Text.Json.JsonException">A shipped set lacks a limit or has an unknown one.</exception>
    public static RuleBook Official { get; } = new(
    [
        RuleSetReader.Read(EmbeddedText.Read(typeof(RuleBook), "Data.national-2022.json")),
        RuleSetReader.Read(EmbeddedText.Read(typeof(RuleBook), "Data.zhejiang-2022.json")),
    ]);

    /// <summary>
    /// The set in force on the day with the narrowest scope that contains the territory, the latest where several are;
    /// before the first day of them all, the earliest national one.
    /// </summary>
    /// <param name="territory">The territory of the unit that the limit binds.</param>
    /// <param name="day">The day in Shanghai on which the limit starts.</param>
    public RuleSet For(Territory territory, DateOnly day)
    {
        foreach (var set in _narrowestAndLatestFirst)
            if (set.EffectiveFrom <= day && set.Scope.Contains(territory))
                return set;
        return _earliestNational;
    }

    /// <summary>The set of that name; null where the book has none.</summary>
    public RuleSet? Find(string id) => Array.Find(_narrowestAndLatestFirst, set => set.Id == id);

    private void RequireUnique<TKey>(Func<RuleSet, TKey> key)
        where TKey : notnull
    {
        if (_narrowestAndLatestFirst.CountBy(key).FirstOrDefault(entry => entry.Value > 1) is { Value: > 1 } twice)
            throw new ArgumentException($"Two rule sets are for {twice.Key}.");
    }
}
