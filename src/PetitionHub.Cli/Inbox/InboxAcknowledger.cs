using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary>
/// Acknowledges behind the reading, the newest sequence only: a backlog of 190,000 entries costs a few calls, not one each. What
/// is not acknowledged when the process dies is delivered again.
/// </summary>
internal sealed class InboxAcknowledger : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly InboxService.InboxServiceClient _inbox;
    private readonly string _consumer;

    private readonly Channel<(long Sequence, ByteString Sha256)> _newest =
        System.Threading.Channels.Channel.CreateBounded<(long, ByteString)>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _sending;

    public InboxAcknowledger(InboxService.InboxServiceClient inbox, string consumer)
    {
        (_inbox, _consumer) = (inbox, consumer);
        _sending = SendAsync();
    }

    /// <exception cref="RpcException">An earlier one was refused.</exception>
    public void Acknowledge(long sequence, ByteString sha256)
    {
        if (_sending.IsFaulted)
            _sending.GetAwaiter().GetResult();
        _newest.Writer.TryWrite((sequence, sha256));
    }

    /// <summary>Sends the last one, and waits for it a little.</summary>
    public async ValueTask DisposeAsync()
    {
        _newest.Writer.Complete();
        await _sending;
    }

    private async Task SendAsync()
    {
        var retry = new HubRetry(Patience);
        await foreach (var (sequence, sha256) in _newest.Reader.ReadAllAsync())
        {
            var request = new AcknowledgeInboxRequest { Consumer = _consumer, Sequence = sequence, Sha256 = sha256 };
            try
            {
                await retry.CallAsync(
                    async token => await _inbox.AcknowledgeInboxAsync(request, cancellationToken: token), default);
            }
            catch (RpcException exception) when (HubError.From(exception).IsTransient)
            {
                // The hub is away for longer: the next acknowledgement, with a later sequence, makes up for this one.
            }
        }
    }
}
