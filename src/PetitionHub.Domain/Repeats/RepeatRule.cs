using System.Collections.Frozen;
using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Repeats;

/// <summary>
/// Judges whether two items are likely the same matter. Each piece of evidence leaves a part of the doubt; the score is what is
/// left of 1 after all, so that more evidence never lowers it.
/// </summary>
public static class RepeatRule
{
    /// <summary>
    /// Contents that share less are not called similar. Of pairs labelled by hand that share more, one in twelve is another
    /// matter.
    /// </summary>
    public const double LeastSimilarity = 0.25;

    // Many a petitioner writes about many things: on its own it is less than a similar text.
    private const double DoubtOfPetitioner = 0.6;
    private const double DoubtOfSameText = 0.03;
    private const double DoubtOfCategory = 0.9;
    private const double DoubtOfTerritory = 0.9;

    // Thousands of matches a second have one of these lists.
    private static readonly FrozenDictionary<(bool, RepeatReason?, bool, bool), ImmutableArray<RepeatReason>> ReasonsOf = (
        from samePetitioner in (bool[])[false, true]
        from text in (RepeatReason?[])[null, RepeatReason.SameText, RepeatReason.SimilarText]
        from sameCategory in (bool[])[false, true]
        from samePlace in (bool[])[false, true]
        select (samePetitioner, text, sameCategory, samePlace)).ToFrozenDictionary(
            one => one, one => List(one.samePetitioner, one.text, one.sameCategory, one.samePlace));

    /// <summary>The match; null where neither the petitioner nor the content indicates one.</summary>
    public static RepeatMatch? Judge(RepeatTraits later, RepeatTraits earlier)
    {
        var samePetitioner = later.Petitioner is { } petitioner && petitioner == earlier.Petitioner;
        var similarity = later.Sketch is { } sketch && earlier.Sketch is { } other ? sketch.SimilarityTo(other) : 0;
        var sameText = similarity >= 1 && later.TextHash == earlier.TextHash;
        if (!samePetitioner && similarity < LeastSimilarity)
            return null;

        var sameCategory = later.Category == earlier.Category;
        var samePlace = AreOnePlace(later.Territory, earlier.Territory);
        RepeatReason? text = sameText ? RepeatReason.SameText : similarity >= LeastSimilarity ? RepeatReason.SimilarText : null;
        var doubt = (samePetitioner ? DoubtOfPetitioner : 1)
            * (sameText ? DoubtOfSameText : DoubtOfSimilarity(similarity))
            * (sameCategory ? DoubtOfCategory : 1)
            * (samePlace ? DoubtOfTerritory : 1);
        return new RepeatMatch(1 - doubt, ReasonsOf[(samePetitioner, text, sameCategory, samePlace)]);
    }

    private static ImmutableArray<RepeatReason> List(bool samePetitioner, RepeatReason? text, bool sameCategory, bool samePlace)
    {
        var reasons = ImmutableArray.CreateBuilder<RepeatReason>();
        if (samePetitioner)
            reasons.Add(RepeatReason.SamePetitioner);
        if (text is { } ofText)
            reasons.Add(ofText);
        if (sameCategory)
            reasons.Add(RepeatReason.SameCategory);
        if (samePlace)
            reasons.Add(RepeatReason.SameTerritory);
        return reasons.ToImmutable();
    }

    /// <summary>Near-identical texts leave no less doubt than identical ones.</summary>
    private static double DoubtOfSimilarity(double similarity) => Math.Max(DoubtOfSameText, (1 - similarity) * (1 - similarity));

    /// <summary>A province, or the country, contains too much to be a place.</summary>
    private static bool AreOnePlace(Territory one, Territory other) =>
        Territory.CommonOf(one, other) is var common && (common == one || common == other) && common.Level >= Level.Municipal;
}
