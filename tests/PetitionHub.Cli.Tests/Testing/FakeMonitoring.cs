using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>A small exchange that is watched; it keeps what it was asked.</summary>
internal sealed class FakeMonitoring : MonitoringService.MonitoringServiceBase
{
    public static Timestamp Noon { get; } = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 16, 4, 0, 0, TimeSpan.Zero));

    private static FlowEnd Hunan => new() { Key = "430000", Name = "湖南省" };

    public GetFlowMatrixRequest? Flows { get; private set; }

    public ListStuckRequest? Stuck { get; private set; }

    public GetStatisticsRequest? Statistics { get; private set; }

    public ListStatisticsPetitionsRequest? Petitions { get; private set; }

    public override Task<GetFlowMatrixResponse> GetFlowMatrix(GetFlowMatrixRequest request, ServerCallContext context)
    {
        Flows = request;
        return Task.FromResult(new GetFlowMatrixResponse
        {
            Cells =
            {
                new FlowCell { From = new FlowEnd { Key = "000000" }, To = Hunan, Count = 12_345 },
            },
            CellCount = 2,
            Total = 12_400,
            TotalByKind = { new KindCount { Kind = FlowKind.Transfer, Count = 12_400 },
                new KindCount { Kind = FlowKind.Return } },
            AsOf = FakePetitions.AsOfAsked(request.MinSequence),
        });
    }

    public override async Task WatchVolumes(
        WatchVolumesRequest request, IServerStreamWriter<WatchVolumesResponse> responseStream, ServerCallContext context)
    {
        for (var sequence = 1; sequence <= 2; sequence++)
            await responseStream.WriteAsync(new WatchVolumesResponse
            {
                AsOf = new AsOf { Sequence = sequence, HeadSequence = 2, Time = Noon },
                EntriesPerSecond = 9.5,
                Today = new VolumePoint
                {
                    Registered = 1_000,
                    Sent = { new KindCount { Kind = FlowKind.Transfer, Count = 700 },
                        new KindCount { Kind = FlowKind.Return, Count = 20 } },
                    Acknowledged = new Timing { Count = 600 },
                },
                Corridors = { new FlowCell { From = Hunan, To = Hunan, Count = 650 } },
            });
        if (request.Territory.Length == 0)
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        throw new RpcException(new Status(StatusCode.PermissionDenied, "Enough."));
    }

    public override Task<ListStuckResponse> ListStuck(ListStuckRequest request, ServerCallContext context)
    {
        Stuck = request.Clone();
        return Task.FromResult(new ListStuckResponse
        {
            Tasks =
            {
                new StuckTask
                {
                    Kind = request.Kind,
                    PetitionId = $"p-{request.PageToken}",
                    UnitCode = "430103-housing",
                    Since = Noon,
                    Status = PetitionStatus.HandedOver,
                    Duty = new Duty { Kind = DutyKind.Notify },
                    Bounces = 4,
                    Chain = { "a", "b" },
                    Consumer = "office",
                    Sequence = 7,
                    Reason = "=1+1",
                },
            },
            NextPageToken = request.PageToken.Length == 0 ? "2" : "",
            TotalSize = 2,
            AsOf = FakePetitions.AsOfAsked(request.MinSequence),
        });
    }

    public override Task<CountStuckResponse> CountStuck(CountStuckRequest request, ServerCallContext context) =>
        Task.FromResult(new CountStuckResponse
        {
            Counts = { new StuckCount { Kind = StuckKind.Unclaimed, Count = 1_234, Oldest = Noon },
            new StuckCount { Kind = StuckKind.Parked } },
            AsOf = FakePetitions.AsOfAsked(request.MinSequence),
        });

    public override Task<GetUnitHealthResponse> GetUnitHealth(GetUnitHealthRequest request, ServerCallContext context) =>
        Task.FromResult(new GetUnitHealthResponse
        {
            Unit = new Unit { UnitCode = request.UnitCode, Name = "住房和城乡建设局", Status = UnitStatus.Active },
            LastCallTime = Noon,
            Consumers = { new ConsumerHealth { Consumer = "office", Sequence = 41, Backlog = 3, LagSeconds = 7_200 } },
            Errors = { new ReasonCount { Reason = "STEP_OUT_OF_ORDER", Count = 2, LastTime = Noon } },
            OpenDuties = 5,
            OverdueDuties = 1,
            AsOf = FakePetitions.AsOfAsked(request.MinSequence),
        });

    public override Task<GetStatisticsResponse> GetStatistics(GetStatisticsRequest request, ServerCallContext context)
    {
        Statistics = request;
        return Task.FromResult(new GetStatisticsResponse
        {
            Figures =
            {
                new FigureResult
                {
                    Figure = Figure.Reply,
                    Petitions = 10,
                    Value = 0.9,
                    Buckets = { new BucketCount { Bucket = FigureBucket.OnTime, Count = 9 } },
                },
                new FigureResult { Figure = Figure.Voided },
            },
            AsOf = FakePetitions.AsOfAsked(request.MinSequence),
        });
    }

    public override Task<ListStatisticsPetitionsResponse> ListStatisticsPetitions(
        ListStatisticsPetitionsRequest request, ServerCallContext context)
    {
        Petitions = request.Clone();
        return Task.FromResult(new ListStatisticsPetitionsResponse
        {
            AsOf = FakePetitions.AsOfAsked(request.MinSequence),
            Petitions =
            {
                new StatisticsPetition
                {
                    PetitionId = "p-1",
                    Bucket = FigureBucket.Overdue,
                    RegisterTime = Noon,
                    PeriodTime = Noon,
                    PeriodDay = "2026-03-02",
                    PetitionerCount = 3,
                },
            },
        });
    }
}
