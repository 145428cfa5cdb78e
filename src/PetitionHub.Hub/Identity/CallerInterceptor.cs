using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Admits the caller before anything of a call runs, and again for each message of a stream and before the answer to a read,
/// which may have waited; the health check and reflection are no exception, there is no anonymous mode.
/// </summary>
internal sealed class CallerInterceptor(Admission admission, LateUnits late) : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        var response = await continuation(request, context);
        // What was done by a command is told all the same: the entry is there.
        if (CallRights.IsRead(context.Method))
            await context.ReadmitAsync();
        return response;
    }

    /// <inheritdoc/>
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        return await continuation(new AdmittedStreamReader<TRequest>(requestStream, context), context);
    }

    /// <inheritdoc/>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        await continuation(request, new AdmittedStreamWriter<TResponse>(responseStream, context), context);
    }

    /// <inheritdoc/>
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        await continuation(
            new AdmittedStreamReader<TRequest>(requestStream, context),
            new AdmittedStreamWriter<TResponse>(responseStream, context), context);
    }

    private ValueTask AdmitAsync(ServerCallContext context) => CallerContext.SeatAsync(context, admission, late);
}
