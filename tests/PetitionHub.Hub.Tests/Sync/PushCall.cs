using Google.Protobuf;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>An open stream of pushed commands.</summary>
internal sealed class PushCall : IDisposable
{
    private readonly AsyncDuplexStreamingCall<PushCommandsRequest, PushCommandsResponse> _call;
    private readonly CancellationTokenSource _ending = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
    private readonly string _source;

    private PushCall(SyncService.SyncServiceClient client, string source) =>
        (_call, _source) = (client.PushCommands(cancellationToken: _ending.Token), source);

    public static async Task<PushCall> OpenAsync(SyncService.SyncServiceClient client, string source)
    {
        var push = new PushCall(client, source);
        await push._call.ResponseHeadersAsync.Bounded();
        return push;
    }

    /// <summary>The command in its field, which is the one that takes its type.</summary>
    public static PushCommandsRequest Message(string source, long sequence, IMessage? command = null)
    {
        var message = new PushCommandsRequest { Source = source, Sequence = sequence };
        if (command is not null)
            PushCommandsRequest.Descriptor.Fields.InDeclarationOrder()
                .Single(field => field.ContainingOneof is not null && field.MessageType == command.Descriptor)
                    .Accessor.SetValue(message, command);
        return message;
    }

    public Task SendAsync(long sequence, IMessage? command = null) => SendAsync(Message(_source, sequence, command));

    public Task SendAsync(PushCommandsRequest message) => _call.RequestStream.WriteAsync(message, Wait.Token).Bounded();

    public async Task<PushCommandsResponse> NextAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(Wait.Token).Bounded());
        return _call.ResponseStream.Current;
    }

    /// <summary>Sends one command and gives its answer.</summary>
    public async Task<PushCommandsResponse> PushAsync(long sequence, IMessage? command = null)
    {
        await SendAsync(sequence, command);
        var answer = await NextAsync();
        Assert.Equal(sequence, answer.Sequence);
        return answer;
    }

    /// <summary>Ends the commands; the hub then has nothing more to answer.</summary>
    public async Task CompleteAsync()
    {
        await _call.RequestStream.CompleteAsync().Bounded();
        Assert.False(await _call.ResponseStream.MoveNext(Wait.Token).Bounded());
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
