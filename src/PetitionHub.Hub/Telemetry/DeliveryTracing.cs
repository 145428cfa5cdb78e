using System.Diagnostics;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Telemetry;

/// <summary>
/// Links what is delivered to the traces in which it was accepted, whichever replica that was and however long ago.
/// </summary>
internal static class DeliveryTracing
{
    /// <summary>The source of the hub's own spans.</summary>
    public const string SourceName = "PetitionHub.Hub";

    // Collectors cut what has more links.
    private const int MaxLinks = 128;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The command's own trace, to be kept with its entries; null where it is not recorded.</summary>
    public static string? CurrentTraceParent =>
        Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>
    /// Notes that entries were handed to a consumer, by spans that are linked to the commands' traces. They are roots: the stream
    /// lives for months, and is sampled or not for reasons of its own.
    /// </summary>
    public static void Delivered(IReadOnlyList<StoredEntry> entries, string from = "inbox")
    {
        if (entries.Count == 0 || !Source.HasListeners())
            return;
        foreach (var links in LinksTo(entries).Chunk(MaxLinks))
            Note(links, entries, from);
    }

    private static void Note(ActivityLink[] links, IReadOnlyList<StoredEntry> entries, string from)
    {
        var call = Activity.Current;
        Activity.Current = null;
        using (var span = Source.StartActivity(
            $"petitionhub.{from}.deliver", ActivityKind.Producer, parentContext: default, links: links))
            span?.SetTag("petitionhub.first_sequence", entries[0].Sequence)
                .SetTag("petitionhub.last_sequence", entries[^1].Sequence);
        Activity.Current = call;
    }

    private static IEnumerable<ActivityLink> LinksTo(IReadOnlyList<StoredEntry> entries)
    {
        foreach (var stored in entries)
            if (stored.TraceParent is { } parent && ActivityContext.TryParse(parent, null, isRemote: true, out var context))
                yield return new ActivityLink(context, new ActivityTagsCollection { ["petitionhub.sequence"] = stored.Sequence });
    }
}
