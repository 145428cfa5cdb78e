using Grpc.Core;

namespace PetitionHub.Hub.Tests.Errors;

/// <summary>A stream that answers, does what the test says, and answers once more.</summary>
internal sealed class FaultyStreams(Func<ServerCallContext, Task> act) : V1.InboxService.InboxServiceBase
{
    public override async Task SubscribeInbox(
        V1.SubscribeInboxRequest request, IServerStreamWriter<V1.SubscribeInboxResponse> responseStream,
        ServerCallContext context)
    {
        await responseStream.WriteAsync(new V1.SubscribeInboxResponse());
        await act(context);
        await responseStream.WriteAsync(new V1.SubscribeInboxResponse());
    }
}
