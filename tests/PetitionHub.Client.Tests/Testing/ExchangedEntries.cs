using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>What a hub has exchanged, and its answers about it, as sync.proto specifies them.</summary>
internal sealed class ExchangedEntries
{
    private const int MaxListed = 500;

    /// <summary>Each entry by direction, counterparty and sequence.</summary>
    public SortedDictionary<(
        ExchangeDirection Direction, string Counterparty, long Sequence), ExchangedEntry> Entries
    { get; } = new();

    public int Comparisons { get; private set; }

    /// <summary>How many totals are on a page.</summary>
    public int PageSize { get; set; } = 500;

    public void Add(ExchangeDirection direction, string counterparty, long sequence, ByteString sha256, string requestId = "") =>
        Entries[(direction, counterparty, sequence)] = new()
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
        var all = Entries.GroupBy(entry => (entry.Key.Direction, entry.Key.Counterparty)).ToList();
        return new ListExchangeTotalsResponse
        {
            ThroughSequence = Entries.Count == 0 ? 0 : Entries.Keys.Max(key => key.Sequence),
            Totals =
            {
                all.Skip(skip).Take(PageSize).Select(group => new ExchangeTotals
                {
                    Direction = group.Key.Direction,
                    Counterparty = group.Key.Counterparty,
                    Count = group.Count(),
                    Digest = DigestOf(group.Select(entry => entry.Value)),
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
        var entries = Entries
            .Where(entry => entry.Key.Direction == request.Direction && entry.Key.Counterparty == request.Counterparty
                && entry.Key.Sequence > range.AfterSequence && entry.Key.Sequence <= range.ThroughSequence)
            .Select(entry => entry.Value).ToList();
        var isEqual = entries.Count == range.Count && DigestOf(entries) == range.Digest;
        return new RangeComparison
        {
            AfterSequence = range.AfterSequence,
            ThroughSequence = range.ThroughSequence,
            Equal = isEqual,
            Count = entries.Count,
            Digest = DigestOf(entries),
            Entries = { isEqual || entries.Count > MaxListed ? [] : entries },
        };
    }

    private static ByteString DigestOf(IEnumerable<ExchangedEntry> entries)
    {
        using var digest = new ExchangeDigest();
        foreach (var entry in entries)
            digest.Add(entry.Sequence, entry.Sha256.Span);
        return ByteString.CopyFrom(digest.GetDigest());
    }
}
