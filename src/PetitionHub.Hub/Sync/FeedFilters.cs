using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Feeds;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Reads the filter of a feed.</summary>
internal static class FeedFilters
{
    private const int MaxMatters = 100;

    /// <summary>What the unit asks for; null where its scopes are empty for a unit of its kind.</summary>
    public static FeedQuery? Feed(this RequestFields fields, FeedFilter? filter, Domain.Units.Unit unit)
    {
        filter ??= new FeedFilter();
        var scopes = filter.Scopes.Count == 0 ? Enum.GetValues<FeedScope>().ToHashSet() : [.. filter.Scopes];
        for (var i = 0; i < filter.Scopes.Count; i++)
            if (filter.Scopes[i] == FeedScope.Unspecified || !Enum.IsDefined(filter.Scopes[i]))
                fields.Reject(
                    $"filter.scopes[{i}]", $"has the unknown value {(int)filter.Scopes[i]}", $"{(int)filter.Scopes[i]}");
        if (filter.MatterIds.Count > MaxMatters)
            fields.Reject("filter.matter_ids", $"must be at most {MaxMatters}");
        var overseen = unit.Organ is Domain.Units.OrganType.Bureau or Domain.Units.OrganType.JointConference;
        var query = new FeedQuery
        {
            AddressedTo = scopes.Contains(FeedScope.Addressed) ? unit.Code : null,
            SentBy = scopes.Contains(FeedScope.Sent) ? unit.Code : null,
            Reaching = scopes.Contains(FeedScope.Territory) && overseen ? unit.Territory : null,
            Steps = [.. filter.Steps.Select((name, i) => Step(fields, i, name)).Distinct()],
            Matters = [.. filter.MatterIds.Take(MaxMatters).Select((id, i) => fields.Petition($"filter.matter_ids[{i}]", id))
                .Distinct()],
        };
        return query is { AddressedTo: null, SentBy: null, Reaching: null } ? null : query;
    }

    private static StepKind Step(RequestFields fields, int index, string name)
    {
        if (!StepNames.TryParse(name, out var kind))
            fields.Reject($"filter.steps[{index}]", "is not a step of LedgerEntry", name.Length <= 60 ? name : name[..60]);
        return kind;
    }
}
