using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Requests;
using PetitionHub.Lab.Demo;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Wire;

namespace PetitionHub.Lab.Bench.Repeats;

/// <summary>
/// Registers real messages, asks the index of each, and compares what it finds with what is true: pairs with exactly the same
/// body, and pairs that were labelled by hand. The pseudonym of a message's sender stands for the identity.
/// </summary>
internal sealed class RepeatQuality(string messages, string? labels, TimeProvider clock)
{
    private const double Likely = 0.5;
    private const string Province = "430000";

    public async Task<IReadOnlyList<Quality>> MeasureAsync(string folder, ProgressMeter meter, CancellationToken cancel)
    {
        var drafts = new MessageReader(new MaskedRegions(DivisionTable.Official, Territory.Parse(Province))).Read(messages)
            .ToList();
        await using var ledger = await RepeatLedger.OpenAsync(folder, clock, cancel);
        var ids = await ledger.RegisterAsync(drafts.Select(ToDetails), drafts.Count, meter, cancel);
        await ledger.IndexAsync(meter, cancel);
        var numbers = ids.Zip(drafts).ToDictionary(pair => pair.First, pair => pair.Second.Number);
        var found = new Dictionary<(string, string), RepeatMatch>();
        foreach (var (id, draft) in ids.Zip(drafts))
            foreach (var finding in await RepeatIndex.FindAsync(
                ledger.Index, RepeatTraits.Of(ToDetails(draft)), id, cancel))
                found[Pair(draft.Number, numbers[finding.Petition.State.Id])] = finding.Match;
        return [.. AgainstBodies(drafts, found), .. labels is null ? [] : AgainstLabels(found)];
    }

    private static IEnumerable<Quality> AgainstBodies(List<PetitionDraft> drafts, Dictionary<(string, string), RepeatMatch> found)
    {
        var same = drafts.GroupBy(draft => draft.Details.Content)
            .SelectMany(group => group.SelectMany((one, i) => group.Skip(i + 1).Select(other => Pair(one.Number, other.Number))))
                .ToHashSet();
        return
        [
            Quality.Of("SAME_TEXT, against exactly the same body", Judge(match => match.Reasons.Contains(RepeatReason.SameText))),
            Quality.Of("SAME_TEXT or SIMILAR_TEXT, against exactly the same body", Judge(IsByText)),
        ];

        IEnumerable<(bool, bool)> Judge(Func<RepeatMatch, bool> counts) => same.Union(found.Keys)
            .Select(pair => (found.TryGetValue(pair, out var match) && counts(match), same.Contains(pair)));
    }

    private IEnumerable<Quality> AgainstLabels(Dictionary<(string, string), RepeatMatch> found)
    {
        var pairs = LabelledPairs.Read(labels!);
        return
        [
            Quality.Of("SAME_TEXT or SIMILAR_TEXT, against labels", Judge(IsByText)),
            Quality.Of($"score of {Likely} or more, against labels", Judge(match => match.Score >= Likely)),
            Quality.Of("anything that is told, against labels", Judge(_ => true)),
        ];

        IEnumerable<(bool, bool)> Judge(Func<RepeatMatch, bool> counts) => pairs
            .Select(pair => (found.TryGetValue(Pair(pair.First, pair.Second), out var match) && counts(match), pair.IsSame));
    }

    private static bool IsByText(RepeatMatch match) =>
        match.Reasons.Contains(RepeatReason.SameText) || match.Reasons.Contains(RepeatReason.SimilarText);

    private static (string, string) Pair(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private static PetitionDetails ToDetails(PetitionDraft draft)
    {
        var details = draft.Details.Clone();
        // The bench's ledger has one unit.
        details.AccusedUnits.Clear();
        var identity = StableHash.Of(details.Petitioner.Name).ToString("x16", provider: null);
        return StepWire.Read<Registration>(new V1.Registration { Details = details }, new RequestFields())!.Details with
        {
            Petitioner = Petitioner.Anonymous with { IdentityDigest = identity },
        };
    }
}
