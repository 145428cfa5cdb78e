using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>An open feed, read step by step.</summary>
internal sealed class FeedCall : IDisposable
{
    private readonly AsyncServerStreamingCall<StreamFeedResponse> _call;
    private readonly CancellationTokenSource _ending = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
    private readonly Queue<FeedEntry> _waiting = [];

    private FeedCall(SyncService.SyncServiceClient client, StreamFeedRequest request) =>
        (_call, Through) = (client.StreamFeed(request, cancellationToken: _ending.Token), request.AfterSequence);

    /// <summary>The last <c>through_sequence</c> that came.</summary>
    public long Through { get; private set; }

    public static async Task<FeedCall> OpenAsync(SyncService.SyncServiceClient client, long after, FeedFilter? filter = null)
    {
        var feed = new FeedCall(client, new StreamFeedRequest { AfterSequence = after, Filter = filter });
        await feed._call.ResponseHeadersAsync.Bounded();
        return feed;
    }

    /// <summary>The next entry, whatever empty messages come before it.</summary>
    public async Task<FeedEntry> NextAsync()
    {
        while (_waiting.Count == 0)
            await ReadAsync();
        return _waiting.Dequeue();
    }

    public async Task<List<FeedEntry>> NextAsync(int count)
    {
        var entries = new List<FeedEntry>(count);
        while (entries.Count < count)
            entries.Add(await NextAsync());
        return entries;
    }

    public async Task<RpcException> EndAsync() =>
        await Assert.ThrowsAsync<RpcException>(() => _call.ResponseStream.MoveNext(Wait.Token).Bounded());

    public void Cancel() => _ending.Cancel();

    public void Dispose()
    {
        _call.Dispose();
        _ending.Dispose();
    }

    private async Task ReadAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(Wait.Token).Bounded());
        var message = _call.ResponseStream.Current;
        Assert.InRange(message.Entries.Count, 0, 500);
        Assert.InRange(message.CalculateSize(), 0, 1024 * 1024);
        foreach (var entry in message.Entries)
        {
            Assert.InRange(entry.Entry.Sequence, Through + 1, message.ThroughSequence);
            Through = entry.Entry.Sequence;
            _waiting.Enqueue(entry);
        }

        Through = message.ThroughSequence;
    }
}
