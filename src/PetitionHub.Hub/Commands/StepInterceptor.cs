using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PetitionHub.Hub.Commands;

/// <summary>
/// Answers every method that takes one step, in the place of its service: they are all alike. It stands behind the other
/// interceptors.
/// </summary>
internal sealed class StepInterceptor(CommandGateway commands) : Interceptor
{
    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        request is IMessage message && StepMethod.TryFind(message, out var method)
            ? TakeAsync<TResponse>(message, method, context)
            : continuation(request, context);

    private async Task<TResponse> TakeAsync<TResponse>(IMessage request, StepMethod method, ServerCallContext context)
        where TResponse : class =>
        (TResponse)method.Answer(await commands.TakeAsync(request, context));
}
