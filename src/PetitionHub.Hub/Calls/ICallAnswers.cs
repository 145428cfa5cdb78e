using Google.Protobuf;
using Grpc.Core;

namespace PetitionHub.Hub.Calls;

/// <summary>Answers methods in the place of their services, because they are all alike. At most one is registered.</summary>
internal interface ICallAnswers
{
    /// <summary>The answer to the request; null where its service gives it.</summary>
    Task<TResponse>? Answer<TResponse>(IMessage request, ServerCallContext call)
        where TResponse : class;
}
