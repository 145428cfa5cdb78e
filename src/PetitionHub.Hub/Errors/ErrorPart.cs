using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Calls;

namespace PetitionHub.Hub.Errors;

/// <summary>The outermost part of a call: whatever it throws leaves the hub as a status with one documented reason.</summary>
internal sealed class ErrorPart(
    IHostApplicationLifetime lifetime, TimeProvider clock, RefusalMetrics metrics, ILogger<ErrorPart> logger) : ICallPart
{
    public CallStage Stage => CallStage.Errors;

    public ValueTask BeginAsync(ServerCallContext call)
    {
        UnreadMessages.Mark(call.GetHttpContext());
        return ValueTask.CompletedTask;
    }

    public IAsyncStreamReader<T> Guard<T>(IAsyncStreamReader<T> requests, ServerCallContext call) =>
        new CallerStreamReader<T>(requests);

    public IServerStreamWriter<T> Guard<T>(IServerStreamWriter<T> answers, ServerCallContext call) =>
        new CallerStreamWriter<T>(answers, call);

    public Exception Failing(ServerCallContext call, Exception exception)
    {
        if (exception is RefusalException refused)
        {
            metrics.Refused(refused.Refusal.Reason);
            ErrorLog.CallRefused(logger, call.Method, ReasonNames.Of(refused.Refusal.Reason));
            return refused.Refusal.ToRpcException(refused.Code);
        }

        if (exception is CallerGoneException
            || (exception is OperationCanceledException && call.CancellationToken.IsCancellationRequested))
            return Ended(call);
        if (exception is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
            return Stopping().ToRpcException();
        return HubFault.Report(logger, call.Method, call.GetHttpContext(), exception).ToRpcException();
    }

    /// <summary>The call's token is cancelled by the caller, by the caller's deadline, or by a connection that broke.</summary>
    private RpcException Ended(ServerCallContext call)
    {
        if (call.Deadline != DateTime.MaxValue && call.Deadline.ToUniversalTime() <= clock.GetUtcNow().UtcDateTime)
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
