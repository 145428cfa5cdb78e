using System.Diagnostics;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Telemetry;

/// <summary>Links what is delivered to the traces in which it was accepted, whichever replica that was and however long ago.</summary>
internal static class DeliveryTracing
{
    /// <summary>The source of the hub's own spans.</summary>
    public const string SourceName = "PetitionHub.Hub";

    // A span with more links than this is cut by collectors.
    private const int MaxLinks = 128;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The command's own trace, to be kept with its entries; null where it is not recorded.</summary>
    public static string? CurrentTraceParent => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A span for entries on their way to a consumer; null where nothing is to be linked or nobody listens.</summary>
    public static Activity? StartDelivery(IReadOnlyList<LedgerRecord> records)
    {
        if (!Source.HasListeners() || LinksTo(records) is not { Count: > 0 } links)
            return null;
        var activity = Source.StartActivity("petitionhub.inbox.deliver", ActivityKind.Producer, parentContext: default, links: links);
        activity?.SetTag("petitionhub.first_sequence", records[0].Sequence).SetTag("petitionhub.last_sequence", records[^1].Sequence);
        return activity;
    }

    private static List<ActivityLink> LinksTo(IReadOnlyList<LedgerRecord> records)
    {
        var links = new List<ActivityLink>();
        foreach (var record in records)
        {
            if (links.Count == MaxLinks)
                break;
            if (record.TraceParent is { } parent && ActivityContext.TryParse(parent, null, isRemote: true, out var context))
                links.Add(new ActivityLink(context, new ActivityTagsCollection { ["petitionhub.sequence"] = record.Sequence }));
        }

        return links;
    }
}
