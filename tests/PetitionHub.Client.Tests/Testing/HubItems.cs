using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>What a hub has exchanged, and its answers about it, as sync.proto specifies them.</summary>
internal sealed class HubItems
{
    private const int MaxItems = 500;

    /// <summary>Each item by direction, counterparty and sequence.</summary>
    public SortedDictionary<(
        ExchangeDirection Direction, string Counterparty, long Sequence), ExchangeItem> Items
    { get; } = new();

    public int Comparisons { get; private set; }

    /// <summary>How many totals are on a page.</summary>
    public int PageSize { get; set; } = 500;

    public void Add(ExchangeDirection direction, string counterparty, long sequence, ByteString sha256, string requestId = "") =>
        Items[(direction, counterparty, sequence)] = new()
        {
            Sequence = sequence,
            Sha256 = sha256,
            PetitionId = $"p-{sequence}",
            RequestId = requestId
        };

    public ListExchangeTotalsResponse Totals(ListExchangeTotalsRequest request)
    {
        var skip = request.PageToken.Length == 0 ? 0
            : int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture);
        var all = Items.GroupBy(item => (item.Key.Direction, item.Key.Counterparty)).ToList();
        return new ListExchangeTotalsResponse
        {
            ThroughSequence = Items.Count == 0 ? 0 : Items.Keys.Max(key => key.Sequence),
            Totals =
            {
                all.Skip(skip).Take(PageSize).Select(group => new ExchangeTotals
                {
                    Direction = group.Key.Direction,
                    Counterparty = group.Key.Counterparty,
                    Count = group.Count(),
                    Digest = DigestOf(group.Select(item => item.Value)),
                }),
            },
            NextPageToken = skip + PageSize < all.Count ? $"{skip + PageSize}" : "",
        };
    }

    public CompareDigestsResponse Compare(CompareDigestsRequest request)
    {
        Assert.InRange(request.Ranges.Count, 1, 64);
        Comparisons++;
        return new CompareDigestsResponse { Ranges = { request.Ranges.Select(range => Compare(request, range)) } };
    }

    private RangeComparison Compare(CompareDigestsRequest request, DigestRange range)
    {
        var items = Items.Where(item => item.Key.Direction == request.Direction && item.Key.Counterparty == request.Counterparty
            && item.Key.Sequence > range.AfterSequence && item.Key.Sequence <= range.ThroughSequence).Select(item => item.Value)
                .ToList();
        var isEqual = items.Count == range.Count && DigestOf(items) == range.Digest;
        return new RangeComparison
        {
            AfterSequence = range.AfterSequence,
            ThroughSequence = range.ThroughSequence,
            Equal = isEqual,
            Count = items.Count,
            Digest = DigestOf(items),
            Items = { isEqual || items.Count > MaxItems ? [] : items },
        };
    }

    private static ByteString DigestOf(IEnumerable<ExchangeItem> items)
    {
        using var digest = new ExchangeDigest();
        foreach (var item in items)
            digest.Add(item.Sequence, item.Sha256.Span);
        return ByteString.CopyFrom(digest.GetDigest());
    }
}
