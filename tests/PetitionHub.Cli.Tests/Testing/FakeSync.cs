using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>Synchronising with three petitions and three entries; it keeps what it was asked.</summary>
internal sealed class FakeSync : SyncService.SyncServiceBase
{
    private const int Count = 3;

    public PullFeedRequest? Pulled { get; private set; }

    public StreamFeedRequest? Followed { get; private set; }

    public ListExchangeTotalsRequest? Summed { get; private set; }

    public override Task<PullFeedResponse> PullFeed(PullFeedRequest request, ServerCallContext context)
    {
        Pulled = request;
        return Task.FromResult(new PullFeedResponse { Entries = { Entries() }, ThroughSequence = 77, More = true });
    }

    public override async Task StreamFeed(
        StreamFeedRequest request, IServerStreamWriter<StreamFeedResponse> responseStream, ServerCallContext context)
    {
        Followed = request;
        foreach (var entry in Entries())
            await responseStream.WriteAsync(
                new StreamFeedResponse { Entries = { entry }, ThroughSequence = entry.Entry.Sequence });
    }

    public override Task<GetSnapshotResponse> GetSnapshot(GetSnapshotRequest request, ServerCallContext context)
    {
        var number = request.PageToken.Length == 0 ? 1 : int.Parse(request.PageToken, provider: null);
        return Task.FromResult(new GetSnapshotResponse
        {
            Sequence = 42,
            Petitions = { new Petition { PetitionId = $"petition-{number}", RegisterTime = new Timestamp { Seconds = number } } },
            NextPageToken = number < Count ? $"{number + 1}" : "",
        });
    }

    public override Task<GetPushPositionResponse> GetPushPosition(GetPushPositionRequest request, ServerCallContext context) =>
        Task.FromResult(new GetPushPositionResponse { Sequence = request.Source.Length });

    public override Task<ListExchangeTotalsResponse> ListExchangeTotals(
        ListExchangeTotalsRequest request, ServerCallContext context)
    {
        Summed = request.Clone();
        return Task.FromResult(new ListExchangeTotalsResponse
        {
            Totals =
            {
                new ExchangeTotals
                {
                    Direction = ExchangeDirection.Sent, Counterparty = "430103-housing", Count = 12,
                    Digest = ByteString.CopyFrom(0xab, 0xcd),
                },
            },
        });
    }

    private static IEnumerable<FeedEntry> Entries() => Enumerable.Range(1, Count).Select(i => new FeedEntry
    {
        Entry = new LedgerEntry
        {
            Sequence = i,
            Actor = "430103-bureau",
            Transfer = new() { DestinationUnit = "430103-housing" },
        },
    });
}
