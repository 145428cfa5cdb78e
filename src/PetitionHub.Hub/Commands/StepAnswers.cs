using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Hub.Calls;

namespace PetitionHub.Hub.Commands;

/// <summary>Answers every method that takes one step, in the place of its service: they are all alike.</summary>
internal sealed class StepAnswers(CommandGateway commands) : ICallAnswers
{
    public Task<TResponse>? Answer<TResponse>(IMessage request, ServerCallContext call)
        where TResponse : class =>
        AnsweredStep.TryFind(request, out var method) ? TakeAsync<TResponse>(request, method, call) : null;

    private async Task<TResponse> TakeAsync<TResponse>(IMessage request, AnsweredStep method, ServerCallContext call)
        where TResponse : class =>
        (TResponse)method.Answer(await commands.TakeAsync(request, call));
}
