using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// The outermost interceptor: whatever a call throws leaves the hub as a status with one documented reason.
/// </summary>
internal sealed class ErrorInterceptor(
    IHostApplicationLifetime lifetime, TimeProvider clock, HubMetrics metrics, ILogger<ErrorInterceptor> logger)
    : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        UnreadMessages.Mark(context.GetHttpContext());
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(() => continuation(new CallerStreamReader<TRequest>(requestStream), context), context);

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(
            () => NoResultAsync(continuation(request, new CallerStreamWriter<TResponse>(responseStream, context), context)), context);

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(
            () => NoResultAsync(continuation(
                new CallerStreamReader<TRequest>(requestStream), new CallerStreamWriter<TResponse>(responseStream, context), context)),
            context);

    private static async Task<bool> NoResultAsync(Task task)
    {
        await task;
        return true;
    }

    private async Task<T> StreamAsync<T>(Func<Task<T>> call, ServerCallContext context)
    {
        UnreadMessages.Mark(context.GetHttpContext());
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (exception is RefusalException refused)
        {
            metrics.Refused(refused.Refusal.Reason);
            ErrorLog.CallRefused(logger, context.Method, ReasonNames.Of(refused.Refusal.Reason));
            return refused.Refusal.ToRpcException(refused.Code);
        }

        if (exception is CallerGoneException
            || (exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested))
            return Ended(context);
        if (exception is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
            return Stopping().ToRpcException();
        return HubFault.Report(logger, context.Method, context.GetHttpContext(), exception).ToRpcException();
    }

    /// <summary>The call's token is cancelled by the caller, by the caller's deadline, or by a connection that broke.</summary>
    private RpcException Ended(ServerCallContext context)
    {
        if (context.Deadline != DateTime.MaxValue && context.Deadline.ToUniversalTime() <= clock.GetUtcNow().UtcDateTime)
        {
            return new Refusal(
                RefusalReason.DeadlinePassed,
                "The deadline passed. The command may still be accepted: ask GetReceipt, or send it again.").ToRpcException();
        }

        return lifetime.ApplicationStopping.IsCancellationRequested
            ? Stopping().ToRpcException()
            : new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "The caller cancelled the call."));
    }

    private static Refusal Stopping() =>
        new(RefusalReason.HubStopping, "The hub is stopping. Connect again, and resume from the cursor.");
}
