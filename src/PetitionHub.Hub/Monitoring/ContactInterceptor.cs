using Grpc.Core;
using Grpc.Core.Interceptors;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Notes which unit called, whether it pulled, and what it was refused for.</summary>
internal sealed class ContactInterceptor(UnitContacts contacts) : Interceptor
{
    private static readonly HashSet<string> Pulls =
    [
        .. InboxReflection.Descriptor.Services.SelectMany(service => service.Methods).Where(method => method.Name is "PullInbox" or "SubscribeInbox")
            .Concat(SyncReflection.Descriptor.Services.SelectMany(service => service.Methods).Where(method => method.Name is "PullFeed" or "StreamFeed"))
            .Select(method => $"/{method.Service.FullName}/{method.Name}"),
    ];

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(context, () => continuation(request, context));

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(context, () => continuation(requestStream, context));

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(context, () => NoResultAsync(continuation(request, responseStream, context)));

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(context, () => NoResultAsync(continuation(requestStream, responseStream, context)));

    private static async Task<bool> NoResultAsync(Task task)
    {
        await task;
        return true;
    }

    private async Task<T> NoteAsync<T>(ServerCallContext context, Func<Task<T>> call)
    {
        if (context.Caller().Unit is not { } unit)
            return await call();
        contacts.Called(unit, EndOf(context));
        if (Pulls.Contains(context.Method))
            contacts.Pulled(unit);
        try
        {
            return await call();
        }
        catch (RefusalException refused)
        {
            contacts.Refused(unit, ReasonNames.Of(refused.Refusal.Reason));
            throw;
        }
        catch (Exception e) when (e is not (RpcException or CallerGoneException or OperationCanceledException))
        {
            contacts.Refused(unit, ReasonNames.Of(RefusalReason.Internal));
            throw;
        }
    }

    private static DateTimeOffset? EndOf(ServerCallContext context) =>
        context.GetHttpContext().Connection.ClientCertificate?.NotAfter is { } end ? new DateTimeOffset(end) : null;
}
