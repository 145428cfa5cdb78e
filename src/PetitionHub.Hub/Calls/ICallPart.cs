using Grpc.Core;

namespace PetitionHub.Hub.Calls;

/// <summary>One thing that is done around every call, whatever its shape. A part implements what it needs of this.</summary>
internal interface ICallPart
{
    /// <summary>Its place in the order.</summary>
    CallStage Stage { get; }

    /// <summary>Runs before the method. What it throws ends the call; only the parts outside of this one hear of it.</summary>
    ValueTask BeginAsync(ServerCallContext call) => ValueTask.CompletedTask;

    /// <summary>Runs before the answer of a method that has one request and one answer is sent.</summary>
    ValueTask AnsweringAsync(ServerCallContext call) => ValueTask.CompletedTask;

    /// <summary>Hears what the call failed by, unless that is a status already; says what it fails by from here on.</summary>
    Exception Failing(ServerCallContext call, Exception exception) => exception;

    /// <summary>The caller's stream as the method reads it.</summary>
    IAsyncStreamReader<T> Guard<T>(IAsyncStreamReader<T> requests, ServerCallContext call) => requests;

    /// <summary>The stream of answers as the method writes it.</summary>
    IServerStreamWriter<T> Guard<T>(IServerStreamWriter<T> answers, ServerCallContext call) => answers;
}
