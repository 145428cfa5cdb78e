using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary>
/// The inbox as one endless stream, over as many connections as it takes, without a gap and without repetition. A hub whose
/// ledger was restored from a back-up meanwhile refuses to continue after the last entry, so that the entries that it has instead
/// are not skipped.
/// </summary>
internal sealed class InboxStream(
    InboxService.InboxServiceClient inbox, string consumer, TimeProvider clock, Action<RpcException> lost)
{
    /// <summary>SHA-256 of the entry that was given last, by which the hub knows it from another with its sequence.</summary>
    public ByteString Sha256 { get; private set; } = ByteString.Empty;

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
                (request.AfterSequence, request.AfterSha256) = (sequence, Sha256);
            using var call = inbox.SubscribeInbox(request, cancellationToken: cancellationToken);
            while (await TryMoveNextAsync(call.ResponseStream, cancellationToken))
            {
                failures = 0;
                var entry = call.ResponseStream.Current.Entry;
                (after, Sha256) = (entry.Sequence, call.ResponseStream.Current.Sha256);
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
            if (await stream.MoveNext(cancellationToken))
                return true;
            lost(new RpcException(new Status(StatusCode.Unavailable, "The hub ended the stream, and did not say why.")));
            return false;
        }
        catch (RpcException exception) when (
            !cancellationToken.IsCancellationRequested && HubError.From(exception).IsTransient)
        {
            lost(exception);
            return false;
        }
    }
}
