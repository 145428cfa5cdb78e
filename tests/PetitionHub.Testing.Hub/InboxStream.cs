using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Testing.Hub;

/// <summary>An open subscription to an inbox, read step by step.</summary>
internal sealed class InboxStream : IDisposable
{
    private readonly AsyncServerStreamingCall<SubscribeInboxResponse> _call;
    private readonly CancellationTokenSource _ending = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);

    private InboxStream(InboxService.InboxServiceClient client, SubscribeInboxRequest request) =>
        _call = client.SubscribeInbox(request, cancellationToken: _ending.Token);

    /// <summary>Subscribes; the hub has the stream when this is done.</summary>
    public static async Task<InboxStream> OpenAsync(InboxService.InboxServiceClient client, SubscribeInboxRequest request)
    {
        var stream = new InboxStream(client, request);
        await stream._call.ResponseHeadersAsync.Bounded();
        return stream;
    }

    public static Task<InboxStream> OpenAsync(InboxService.InboxServiceClient client, string consumer) =>
        OpenAsync(client, new SubscribeInboxRequest { Consumer = consumer });

    public async Task<LedgerEntry> NextAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(Wait.Token).Bounded());
        return _call.ResponseStream.Current.Entry;
    }

    public async Task<List<LedgerEntry>> NextAsync(int count)
    {
        var entries = new List<LedgerEntry>(count);
        while (entries.Count < count)
            entries.Add(await NextAsync());
        return entries;
    }

    /// <summary>The error with which the stream ends.</summary>
    public async Task<RpcException> EndAsync() =>
        await Assert.ThrowsAsync<RpcException>(() => _call.ResponseStream.MoveNext(Wait.Token).Bounded());

    public void Cancel() => _ending.Cancel();

    public void Dispose()
    {
        _call.Dispose();
        _ending.Dispose();
    }
}
