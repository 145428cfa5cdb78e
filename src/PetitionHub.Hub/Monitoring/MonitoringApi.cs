using Grpc.Core;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Streams;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Watching the exchange. What each method promises is said in the contract.</summary>
internal sealed class MonitoringApi(MonitoringAnswers answers, ParkedEntries parked, StreamGuard guard)
    : MonitoringService.MonitoringServiceBase
{
    /// <summary>The open streams of those who watch.</summary>
    public UnitStreams Watches { get; } = new();

    public override Task<GetFlowMatrixResponse> GetFlowMatrix(GetFlowMatrixRequest request, ServerCallContext context) =>
        answers.GetFlowMatrixAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override Task<GetVolumeSeriesResponse> GetVolumeSeries(GetVolumeSeriesRequest request, ServerCallContext context) =>
        answers.GetVolumeSeriesAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override async Task WatchVolumes(
        WatchVolumesRequest request, IServerStreamWriter<WatchVolumesResponse> responseStream, ServerCallContext context)
    {
        using var open = Watches.Open(context.Caller().Actor.Value);
        var states = answers.WatchVolumesAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);
        await guard.OpenAsync(context, ending => SendAsync(states, responseStream, ending));
    }

    public override Task<ListStuckResponse> ListStuck(ListStuckRequest request, ServerCallContext context) =>
        answers.ListStuckAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override Task<CountStuckResponse> CountStuck(CountStuckRequest request, ServerCallContext context) =>
        answers.CountStuckAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override Task<GetUnitHealthResponse> GetUnitHealth(GetUnitHealthRequest request, ServerCallContext context) =>
        answers.GetUnitHealthAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override Task<GetStatisticsResponse> GetStatistics(GetStatisticsRequest request, ServerCallContext context) =>
        answers.GetStatisticsAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override Task<ListStatisticsPetitionsResponse> ListStatisticsPetitions(
        ListStatisticsPetitionsRequest request, ServerCallContext context) =>
        answers.ListStatisticsPetitionsAsync(request, Watcher.Of(context.Caller()), context.CancellationToken);

    public override Task<UnparkEntryResponse> UnparkEntry(UnparkEntryRequest request, ServerCallContext context) =>
        parked.UnparkAsync(request, context.Operator(), context.CancellationToken);

    private static async Task SendAsync(
        IAsyncEnumerable<WatchVolumesResponse> states, IServerStreamWriter<WatchVolumesResponse> stream,
        CancellationToken cancellationToken)
    {
        await foreach (var state in states.WithCancellation(cancellationToken))
            await stream.WriteAsync(state, cancellationToken);
    }
}
