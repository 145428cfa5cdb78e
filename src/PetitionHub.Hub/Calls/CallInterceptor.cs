using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PetitionHub.Hub.Calls;

/// <summary>
/// The one interceptor: runs every call, of each of the four shapes, through the parts in the order of <see cref="CallStage"/>.
/// gRPC makes a link of each interceptor for every call, so that one is cheaper than one for each part.
/// </summary>
internal sealed class CallInterceptor(IEnumerable<ICallPart> parts, ICallAnswers? answers = null) : Interceptor
{
    private readonly ICallPart[] _parts = [.. parts.OrderBy(part => part.Stage)];

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(
            context,
            () => (request is IMessage message ? answers?.Answer<TResponse>(message, context) : null)
                ?? continuation(request, context),
            isUnary: true);

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, () => continuation(Guard(requestStream, context), context));

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, () => NoResultAsync(continuation(request, Guard(responseStream, context), context)));

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(
            context,
            () => NoResultAsync(continuation(Guard(requestStream, context), Guard(responseStream, context), context)));

    private static async Task<bool> NoResultAsync(Task task)
    {
        await task;
        return true;
    }

    private async Task<T> RunAsync<T>(ServerCallContext context, Func<Task<T>> call, bool isUnary = false)
    {
        // How many parts the call is inside of.
        var depth = 0;
        try
        {
            for (; depth < _parts.Length; depth++)
                await _parts[depth].BeginAsync(context);
            var answer = await call();
            while (isUnary && depth > 0)
                await _parts[--depth].AnsweringAsync(context);
            return answer;
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            var failure = exception;
            while (depth > 0)
                failure = _parts[--depth].Failing(context, failure);
            throw failure;
        }
    }

    private IAsyncStreamReader<T> Guard<T>(IAsyncStreamReader<T> requests, ServerCallContext context)
    {
        foreach (var part in _parts)
            requests = part.Guard(requests, context);
        return requests;
    }

    private IServerStreamWriter<T> Guard<T>(IServerStreamWriter<T> answers, ServerCallContext context)
    {
        foreach (var part in _parts)
            answers = part.Guard(answers, context);
        return answers;
    }
}
