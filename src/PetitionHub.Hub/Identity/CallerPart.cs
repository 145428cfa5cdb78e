using Grpc.Core;
using PetitionHub.Hub.Calls;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Admits the caller before anything of a call runs, again for each message of a stream, and again before the answer to a read,
/// which may have waited. A stream lives for months: meanwhile its certificate ends or is revoked, its unit is suspended, or its
/// operator gets another role. The health check and reflection are no exception: there is no anonymous mode.
/// </summary>
internal sealed class CallerPart(Admission admission, LateUnits late) : ICallPart
{
    public CallStage Stage => CallStage.Caller;

    public ValueTask BeginAsync(ServerCallContext call) => CallerContext.AdmitAsync(call, admission, late);

    /// <summary>What was done by a command is told all the same: the entry is there.</summary>
    public ValueTask AnsweringAsync(ServerCallContext call) =>
        CallRights.IsRead(call.Method) ? call.ReadmitAsync() : ValueTask.CompletedTask;

    public IAsyncStreamReader<T> Guard<T>(IAsyncStreamReader<T> requests, ServerCallContext call) =>
        new AdmittedStreamReader<T>(requests, call);

    public IServerStreamWriter<T> Guard<T>(IServerStreamWriter<T> answers, ServerCallContext call) =>
        new AdmittedStreamWriter<T>(answers, call);
}
