using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Repeats;

/// <summary>
/// The index of repeat petitions (重复信访). It knows nothing of confidentiality: the caller asks <see cref="Access"/> before it
/// shows anything.
/// </summary>
public sealed class RepeatIndex : IRepeatSource
{
    /// <summary>The most findings of one search: each costs the reading of a petition.</summary>
    public const int MaxFindings = 20;

    private readonly IRepeatStore _database;
    private readonly ProjectionReading _index;

    internal RepeatIndex(IRepeatStore database, RecentEntries recent, TimeProvider clock)
    {
        (_database, Projection) = (database, new LedgerProjection(database, new RepeatProjection(database), recent, clock));
        _index = new ProjectionReading(database, Projection);
    }

    /// <summary>How it follows the ledger.</summary>
    public LedgerProjection Projection { get; }

    /// <summary>Returns once the index takes in an entry.</summary>
    /// <exception cref="ProjectionBehindException">It does not within ten seconds.</exception>
    public Task ReachAsync(long sequence, CancellationToken cancellationToken) =>
        _index.ReadAsync((_, _) => Task.FromResult(true), sequence, cancellationToken);

    /// <summary>Finds items that are likely the same matter, in one snapshot of the index.</summary>
    /// <param name="traits">What is compared.</param>
    /// <param name="self">A petition to leave out.</param>
    /// <param name="atLeast">Only once the index takes in this entry; 0 for the index as it is.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ProjectionBehindException">It does not take that in within ten seconds.</exception>
    public Task<AsOf<IReadOnlyList<RepeatFinding>>> FindAsync(
        RepeatTraits traits, PetitionId? self, long atLeast, CancellationToken cancellationToken) =>
        _index.ReadAsync(
            async (context, _) =>
            {
                using var snapshot = new RepeatSnapshot(_database, context);
                return await FindAsync(snapshot, traits, self, cancellationToken);
            },
            atLeast,
            cancellationToken);

    /// <summary>
    /// Petitions that are likely the same matter and not voided, best first, newer first where they are equally likely. Of a text
    /// or petitioner that many share, the newest 32 are looked at, and the first 32 of one that is only similar.
    /// </summary>
    /// <param name="source">What it looks into.</param>
    /// <param name="traits">What is compared.</param>
    /// <param name="self">A petition to leave out.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<IReadOnlyList<RepeatFinding>> FindAsync(
        IRepeatSource source, RepeatTraits traits, PetitionId? self, CancellationToken cancellationToken) =>
        await LoadAsync(source, await GatherAsync(source, traits, cancellationToken), self, cancellationToken);

    /// <summary>The first half of a search: what the index has.</summary>
    public static async Task<RepeatEvidence> GatherAsync(
        IRepeatSource source, RepeatTraits traits, CancellationToken cancellationToken)
    {
        var byText = traits.TextKey is null
            ? Task.FromResult<IReadOnlyList<IndexedPetition>>([])
            : source.FindByTextAsync(traits, cancellationToken);
        var byPetitioner = FindByPetitionerAsync(source, traits, cancellationToken);
        await Task.WhenAll(byText, byPetitioner);
        return new RepeatEvidence(traits, await byText, await byPetitioner);
    }

    /// <summary>The other half: what of it is likely the same matter, as it is now.</summary>
    public static async Task<IReadOnlyList<RepeatFinding>> LoadAsync(
        IRepeatSource source, RepeatEvidence evidence, PetitionId? self, CancellationToken cancellationToken)
    {
        var matched = new List<(PetitionId Petition, RepeatMatch Match)>();
        foreach (var item in evidence.ByText.UnionBy(evidence.ByPetitioner, item => item.Petition))
            if (item.Petition != self && RepeatRule.Judge(evidence.Traits, item.Traits) is { } match)
                matched.Add((item.Petition, match));
        if (matched.Count == 0)
            return [];
        matched.Sort((one, other) => other.Match.Score.CompareTo(one.Match.Score) is var byScore and not 0
            ? byScore
            : other.Petition.Value.CompareTo(one.Petition.Value));
        var found = matched.GetRange(0, Math.Min(matched.Count, MaxFindings));
        var petitions = await source.LoadAsync([.. found.Select(one => one.Petition)], cancellationToken);
        return
        [
            .. found
                .Where(
                    one => petitions.TryGetValue(one.Petition, out var petition)
                        && petition.State.Status != PetitionStatus.Voided)
                .Select(one => new RepeatFinding(petitions[one.Petition], one.Match)),
        ];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedPetition>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken) =>
        PatientReading.ReadAsync(
            _database,
            context => RepeatSearch.FindByTextAsync(_database, context, traits, MaxFindings, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<ILookup<long, IndexedPetition>> FindByPetitionersAsync(
        IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken) =>
        PatientReading.ReadAsync(
            _database,
            context => RepeatSearch.FindByPetitionersAsync(_database, context, petitionerKeys, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken) =>
        PatientReading.ReadAsync(
            _database, context => RepeatSearch.LoadAsync(context, petitions, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<IndexedPetition>> FindByPetitionerAsync(
        IRepeatSource source, RepeatTraits traits, CancellationToken cancellationToken) =>
        traits.PetitionerKey is { } key ? [.. (await source.FindByPetitionersAsync([key], cancellationToken))[key]] : [];
}
