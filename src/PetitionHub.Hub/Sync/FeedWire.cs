using Google.Protobuf;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Paging;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Feeds;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Feeds as the contract has them.</summary>
internal static class FeedWire
{
    public static PullFeedResponse ToResponse(FeedPage page, out IReadOnlyList<StoredEntry> shown)
    {
        var cut = new EntryPage(page.Entries, page.More).Cut();
        var isCut = cut.Entries.Count < page.Entries.Count;
        var response = new PullFeedResponse
        {
            ThroughSequence = isCut ? cut.Entries[^1].Sequence : page.Through,
            More = cut.More
        };
        response.Entries.AddRange(cut.Entries.Select(ToWire));
        shown = cut.Entries;
        return response;
    }

    /// <summary>The page as messages, each small enough; at least one.</summary>
    public static IEnumerable<StreamFeedResponse> ToMessages(FeedPage page)
    {
        var left = page.Entries;
        do
        {
            var cut = new EntryPage(left, More: false).Cut();
            left = [.. left.Skip(cut.Entries.Count)];
            var message = new StreamFeedResponse { ThroughSequence = left.Count > 0 ? cut.Entries[^1].Sequence : page.Through };
            message.Entries.AddRange(cut.Entries.Select(ToWire));
            yield return message;
        }
        while (left.Count > 0);
    }

    /// <summary>By what a position is known in this history; the last entry that is shown mostly tells it.</summary>
    public static async Task<ByteString> PlaceOfAsync(
        this EntryReader entries, long through, IReadOnlyList<FeedEntry> shown, CancellationToken cancellationToken)
    {
        if (shown is [.., var last] && last.Entry.Sequence == through)
            return last.Sha256;
        return await entries.GetSha256Async(through, cancellationToken) is { } sha256
            ? UnsafeByteOperations.UnsafeWrap(sha256)
            : ByteString.Empty;
    }

    private static FeedEntry ToWire(StoredEntry stored) => new()
    {
        Entry = stored.Entry,
        Sha256 = UnsafeByteOperations.UnsafeWrap(stored.Sha256),
        TraceParent = stored.TraceParent ?? "",
    };
}
