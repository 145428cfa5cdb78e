using System.Runtime.CompilerServices;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary>
/// The inbox as one endless stream, over as many connections as it takes, without a gap and without repetition.
/// </summary>
internal sealed class InboxStream(InboxService.InboxServiceClient inbox, string consumer, TimeProvider clock, Action<RpcException> lost)
{
    /// <summary>Reads after a sequence, or after the cursor where none is given.</summary>
    /// <exception cref="RpcException">The hub refuses.</exception>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(
        long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            var request = new SubscribeInboxRequest { Consumer = consumer };
            if (after is { } sequence)
                request.AfterSequence = sequence;
            using var call = inbox.SubscribeInbox(request, cancellationToken: cancellationToken);
            while (await TryMoveNextAsync(call.ResponseStream, cancellationToken))
            {
                failures = 0;
                var entry = call.ResponseStream.Current.Entry;
                after = entry.Sequence;
                yield return entry;
            }

            await Task.Delay(HubRetry.Pause(failures++, null), clock, cancellationToken);
        }
    }

    /// <summary>False where the stream is over and a new one is worth a try.</summary>
    private async Task<bool> TryMoveNextAsync(
        IAsyncStreamReader<SubscribeInboxResponse> stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (RpcException exception) when (
            !cancellationToken.IsCancellationRequested && HubError.From(exception).IsTransient)
        {
            lost(exception);
            return false;
        }
    }
}
