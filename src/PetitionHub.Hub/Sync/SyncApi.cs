using Grpc.Core;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Hosting;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Wire;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Synchronising a unit's copy. What each method promises is said in the contract.</summary>
internal sealed class SyncApi(CommandGateway commands, LedgerWriter writer, LedgerReader ledger, HubMetrics metrics, StopSignal stop)
    : SyncService.SyncServiceBase
{
    private const int PushWindow = 1_000;

    /// <summary>The open streams of commands.</summary>
    public UnitStreams Pushes { get; } = new();

    public override async Task PushCommands(
        IAsyncStreamReader<PushCommandsRequest> requestStream, IServerStreamWriter<PushCommandsResponse> responseStream, ServerCallContext context)
    {
        using var open = Pushes.Open(context.Caller().RequireUnit());
        using var ending = stop.Link(context.CancellationToken);
        var stream = new PushStream(commands, writer, metrics, context);
        // The client learns that the stream is open before it has sent anything.
        await context.WriteResponseHeadersAsync([]);
        await stop.UnlessStoppingAsync(() => CommandStream.AnswerAsync(requestStream, responseStream, PushWindow, stream.TakeAsync, ending));
    }

    public override async Task<GetPushPositionResponse> GetPushPosition(GetPushPositionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var source = fields.Source(request.Source);
        RefusalException.ThrowIf(fields.Refusal);
        return new() { Sequence = await ledger.GetPushPositionAsync(context.Caller().RequireUnit(), source, context.CancellationToken) };
    }
}
