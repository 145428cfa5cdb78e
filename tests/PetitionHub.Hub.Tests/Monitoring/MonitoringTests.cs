using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Monitoring;

/// <summary>Watching the exchange, over the wire: what happened is in every figure, and each caller gets its own part.</summary>
public abstract class MonitoringReadsContract(HubFixture hub)
{
    private protected static readonly Timestamp Start = DateTimeOffset.UtcNow.AddHours(-1).ToTimestamp();

    [Fact]
    public async Task Flows_ByUnit_AfterAHandover_HaveItsCell()
    {
        await HandleAsync();

        var flows = await AskAsync<GetFlowMatrixResponse>(
            Tianxin,
            new GetFlowMatrixRequest { StartTime = Start, FromGrouping = FlowGrouping.Unit, ToGrouping = FlowGrouping.Unit });

        var cell = Assert.Single(flows.Cells, cell => cell.From.Key == Tianxin && cell.To.Key == TianxinHousing);
        Assert.Equal(("天心区信访局", true), (cell.From.Name, cell.Count > 0));
    }

    [Fact]
    public async Task Flows_FromCountiesToCities_NameBoth()
    {
        await HandleAsync();

        var levels = await AskAsync<GetFlowMatrixResponse>(
            Changsha, new GetFlowMatrixRequest { FromGrouping = FlowGrouping.County, ToGrouping = FlowGrouping.City });

        Assert.Contains(
            levels.Cells, one => one is { From: { Key: "430103", Name: "天心区" }, To: { Key: "430100", Name: "长沙市" } });
    }

    [Fact]
    public async Task Volumes_OfAUnitThatConcluded_HaveThatAndNoRegistration()
    {
        await HandleAsync();

        var volumes = await AskAsync<GetVolumeSeriesResponse>(
            TianxinHousing,
            new GetVolumeSeriesRequest { StartTime = Start, UnitCode = TianxinHousing, Grain = VolumeGrain.Hour });

        Assert.True(volumes.Points.Sum(point => point.Concluded.Count) > 0);
        Assert.Equal(0, volumes.Points.Sum(point => point.Registered));
    }

    [Fact]
    public async Task ListStuck_OfAnItemThatWasSignedFor_LeavesItOut()
    {
        var petition = await HandleAsync();

        var stuck = await AskAsync<ListStuckResponse>(
            Tianxin, new ListStuckRequest { Kind = StuckKind.Unclaimed, PageSize = 1_000 });

        Assert.DoesNotContain(stuck.Tasks, task => task.PetitionId == petition);
    }

    [Fact]
    public async Task CountStuck_OfEveryKind_IsWhatTheListHas()
    {
        await HandleAsync();

        var stuck = await AskAsync<ListStuckResponse>(
            Tianxin, new ListStuckRequest { Kind = StuckKind.Unclaimed, PageSize = 1_000 });
        var counts = await AskAsync<CountStuckResponse>(Tianxin, new CountStuckRequest());

        Assert.Equal(6, counts.Counts.Count);
        Assert.Equal(stuck.TotalSize, counts.Counts.Single(count => count.Kind == StuckKind.Unclaimed).Count);
    }

    [Fact]
    public async Task Statistics_OfEveryFigure_AreTheSumsOfTheirBuckets()
    {
        await HandleAsync();

        var statistics = await AskAsync<GetStatisticsResponse>(Hunan, new GetStatisticsRequest { Filter = OfTianxin() });

        Assert.Equal(9, statistics.Figures.Count);
        Assert.All(
            statistics.Figures, figure => Assert.Equal(figure.Petitions, figure.Buckets.Sum(bucket => bucket.Count)));
    }

    [Fact]
    public async Task StatisticsPetitions_OfEveryFigure_AreThoseThatItCounts()
    {
        await HandleAsync();
        var filter = OfTianxin();

        var statistics = await AskAsync<GetStatisticsResponse>(Hunan, new GetStatisticsRequest { Filter = filter });

        foreach (var figure in statistics.Figures)
        {
            var items = await ListAsync(filter, figure.Figure);
            Assert.Equal(
                figure.Buckets.Where(bucket => bucket.Count > 0).Select(bucket => (bucket.Bucket, bucket.Count)).Order(),
                items.CountBy(item => item.Bucket).Select(pair => (pair.Key, (long)pair.Value)).Order());
        }
    }

    [Theory]
    [InlineData(Figure.Reply)]
    [InlineData(Figure.BureauAcceptance)]
    [InlineData(Figure.UnitAcceptance)]
    [InlineData(Figure.Duration)]
    [InlineData(Figure.BureauSatisfaction)]
    public async Task StatisticsPetitions_AfterAnItemWasHandled_HaveIt(Figure figure)
    {
        var petition = await HandleAsync();

        var items = await ListAsync(OfTianxin(), figure);

        Assert.Contains(items, item => item.PetitionId == petition && item.Territory == "430103");
    }

    [Fact]
    public async Task EveryRead_OfAnothersTerritoryOrUnit_IsRefused()
    {
        IMessage[] outside =
        [
            new GetVolumeSeriesRequest { StartTime = Start, Territory = "430104" },
            new GetVolumeSeriesRequest { StartTime = Start, UnitCode = YueluHousing },
            new ListStuckRequest { Kind = StuckKind.Overdue, Territory = "430100" },
            new CountStuckRequest { UnitCode = Yuelu },
            new GetStatisticsRequest { Filter = new(UntilNow()) { Territory = "430104" } },
            new ListStatisticsPetitionsRequest { Filter = new(UntilNow()) { Territory = "330000" }, Figure = Figure.Voided },
            new GetFlowMatrixRequest { UnitCode = Yuelu },
        ];

        foreach (var request in outside)
            await RefusesAsync(Tianxin, request);
    }

    [Fact]
    public async Task EveryRead_OfMoreThanItself_IsRefusedToAUnitThatIsNeitherBureauNorConference()
    {
        IMessage[] whole =
        [
            new GetVolumeSeriesRequest { StartTime = Start },
            new ListStuckRequest { Kind = StuckKind.Overdue },
            new CountStuckRequest(),
            new GetStatisticsRequest { Filter = UntilNow() },
            new GetFlowMatrixRequest(),
            new CountStuckRequest { UnitCode = TianxinHealth },
        ];

        foreach (var request in whole)
            await RefusesAsync(TianxinHousing, request);
    }

    [Fact]
    public async Task Read_OfAUnit_IsAnsweredToThatUnit()
    {
        await AskAsync<CountStuckResponse>(TianxinHousing, new CountStuckRequest { UnitCode = TianxinHousing });
        await AskAsync<GetFlowMatrixResponse>(TianxinHousing, new GetFlowMatrixRequest { UnitCode = TianxinHousing });
    }

    [Fact]
    public async Task Flows_OfAnotherProvince_HaveNoCells()
    {
        var theirs = await AskAsync<GetFlowMatrixResponse>(Zhejiang, new GetFlowMatrixRequest
        {
            FromTerritory = "430103",
            FromGrouping = FlowGrouping.County,
            ToGrouping = FlowGrouping.County,
        });

        Assert.Empty(theirs.Cells);
    }

    protected abstract Task<IMessage> CallOverAsync(string unit, IMessage request);

    private async Task<string> HandleAsync()
    {
        var registered = await hub.As(Tianxin).Petitions.RegisterPetitionAsync(
            Ask.RegisterFor(TianxinHousing), cancellationToken: Wait.Token);
        var petition = registered.Receipt.PetitionId;
        foreach (var (unit, command) in new (string, IMessage)[]
        {
            (TianxinHousing, Ask.Acknowledge(petition)),
            (TianxinHousing, Ask.Accept(petition)),
            (TianxinHousing, Ask.Conclude(petition)),
            (Tianxin, Ask.For<EvaluatePetitionRequest>(
                petition, new Evaluation { Target = EvaluationTarget.Bureau, Satisfaction = Satisfaction.Satisfied })),
        })
            await hub.As(unit).CallInvoker.SendAsync(command);
        var head = await hub.As(Tianxin).Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        await Wait.UntilAsync(async () =>
            (await AskAsync<CountStuckResponse>(Tianxin, new CountStuckRequest())).AsOf.Sequence >= head.Sequence);
        return petition;
    }

    private static StatisticsFilter OfTianxin() =>
        new() { StartTime = Start, EndTime = DateTimeOffset.UtcNow.AddDays(200).ToTimestamp(), Territory = "430103" };

    private static StatisticsFilter UntilNow() => new() { StartTime = Start, EndTime = DateTimeOffset.UtcNow.ToTimestamp() };

    private async Task<IReadOnlyList<StatisticsPetition>> ListAsync(StatisticsFilter filter, Figure figure) =>
        (await AskAsync<ListStatisticsPetitionsResponse>(
            Hunan, new ListStatisticsPetitionsRequest { Filter = filter, Figure = figure, PageSize = 1_000 })).Petitions;

    private async Task<TResponse> AskAsync<TResponse>(string unit, IMessage request) =>
        (TResponse)await CallOverAsync(unit, request);

    private async Task RefusesAsync(string unit, IMessage request)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => hub.As(unit).CallInvoker.CallAsync(request));
        Assert.Equal((request, StatusCode.PermissionDenied), (request, refused.StatusCode));
    }
}

public sealed class MonitoringTests(HubFixture hub) : MonitoringReadsContract(hub), IClassFixture<HubFixture>
{
    private const string Court = "430103-political-legal";

    private static readonly GetFlowMatrixRequest ByUnit =
        new() { FromGrouping = FlowGrouping.Unit, ToGrouping = FlowGrouping.Unit };

    private readonly HubFixture _hub = hub;

    [Fact]
    public async Task Watch_WhileItemsAreRegistered_TellsOfThem()
    {
        using var call = _hub.Operator.Monitoring.WatchVolumes(new(), cancellationToken: Wait.Token);
        Assert.True(await call.ResponseStream.MoveNext(Wait.Token).Bounded());
        var before = call.ResponseStream.Current.Today.Registered;

        var receipt = (await _hub.As(Tianxin).Petitions.RegisterPetitionAsync(
            Ask.RegisterFor(TianxinHousing), cancellationToken: Wait.Token)).Receipt;
        do
            Assert.True(await call.ResponseStream.MoveNext(Wait.Token).Bounded());
        while (call.ResponseStream.Current.AsOf.Sequence < receipt.LastSequence);

        var state = call.ResponseStream.Current;
        Assert.True(state.Today.Registered > before);
        Assert.Contains(state.Corridors, corridor => corridor is { From: { Key: "430000", Name: "湖南省" }, To.Key: "430000" });
    }

    [Fact]
    public async Task Watch_ByAUnitThatIsNeitherBureauNorConference_IsRefused() =>
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            using var refused = _hub.As(TianxinHousing).Monitoring.WatchVolumes(new(), cancellationToken: Wait.Token);
            await refused.ResponseStream.MoveNext(Wait.Token).Bounded();
        });

    [Fact]
    public async Task Health_OfAUnitThatNeverCalled_HasNoTimeAndOneConsumerWithoutAName()
    {
        var health = await _hub.As(Yuelu).Monitoring.GetUnitHealthAsync(
            new() { UnitCode = "430104-education" }, cancellationToken: Wait.Token);

        Assert.Null(health.LastCallTime);
        Assert.Equal("", Assert.Single(health.Consumers).Consumer);
    }

    [Fact]
    public async Task Health_OfAUnitOfAnotherTerritory_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await _hub.As(Tianxin).Monitoring.GetUnitHealthAsync(
            new() { UnitCode = YueluHousing }, cancellationToken: Wait.Token));

        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
    }

    [Fact]
    public async Task StatisticsPetitions_OfItemsThatAccuseTheWatcher_LeaveThemOut()
    {
        var request = Ask.RegisterFor(ChangshaHousing, Ask.Details(Changsha));
        var receipt = (await _hub.As(Hunan).Petitions.RegisterPetitionAsync(request, cancellationToken: Wait.Token)).Receipt;
        var (now, day) = (DateTimeOffset.UtcNow, TimeSpan.FromDays(1));
        var list = new ListStatisticsPetitionsRequest
        {
            Filter = new() { StartTime = (now - day).ToTimestamp(), EndTime = (now + day).ToTimestamp(), Territory = "430103" },
            Figure = Figure.Repeats,
            PageSize = 1_000,
        };
        await WaitUntilListedAsync(list, receipt.PetitionId);

        foreach (var (unit, sees) in new[] { (Changsha, false), (Tianxin, false), (Hunan, true), (National, true) })
        {
            var items = (await _hub.As(unit).Monitoring.ListStatisticsPetitionsAsync(list, cancellationToken: Wait.Token))
                .Petitions;
            Assert.Equal((unit, sees), (unit, items.Any(item => item.PetitionId == receipt.PetitionId)));
        }
    }

    [Fact]
    public async Task Statistics_OfAnItemThatNeverReachedTheTerritory_LeaveItOut()
    {
        var petition = (await _hub.As(Zhejiang).Petitions.RegisterPetitionAsync(
            Ask.Register(), cancellationToken: Wait.Token)).Receipt.PetitionId;
        var filter = new StatisticsFilter
        {
            StartTime = Start,
            EndTime = DateTimeOffset.UtcNow.AddDays(1).ToTimestamp(),
            Territory = "430103",
        };
        var list = new ListStatisticsPetitionsRequest { Filter = filter, Figure = Figure.Repeats, PageSize = 1_000 };
        await WaitUntilListedAsync(list, petition);

        var (whole, part) = (await ReadAsync(_hub.As(National)), await ReadAsync(_hub.As(Tianxin)));

        Assert.Contains(whole.Petitions, item => item.PetitionId == petition);
        Assert.DoesNotContain(part.Petitions, item => item.PetitionId == petition);
        Assert.True(part.Figure < whole.Figure);

        async Task<(IReadOnlyList<StatisticsPetition> Petitions, long Figure)> ReadAsync(PetitionHub.Client.HubChannel caller)
        {
            var items = (await caller.Monitoring.ListStatisticsPetitionsAsync(list, cancellationToken: Wait.Token)).Petitions;
            var figures = await caller.Monitoring.GetStatisticsAsync(
                new() { Filter = filter, Figures = { Figure.Repeats } }, cancellationToken: Wait.Token);
            return (items, figures.Figures[0].Petitions);
        }
    }

    [Fact]
    public async Task Flows_OfReferrals_ByUnit_AreForOperatorsOnly()
    {
        await ReferToCourtAsync();

        Assert.DoesNotContain(await FlowsAsync(_hub.As(Changsha), ByUnit), cell => cell.To.Key == Court);
    }

    [Fact]
    public async Task Flows_OfWhomIsReferredTo_AreForThatUnit()
    {
        await ReferToCourtAsync();

        Assert.Empty(await FlowsAsync(_hub.As(Changsha), new() { UnitCode = Court }));
        Assert.NotEmpty(await FlowsAsync(_hub.As(Court), new() { UnitCode = Court }));
    }

    [Fact]
    public async Task Volumes_OfWhomIsReferredTo_AreForThatUnitAndOperators()
    {
        await ReferToCourtAsync();

        foreach (var (channel, sees) in new[] { (_hub.As(Changsha), false), (_hub.As(Court), true), (_hub.Operator, true) })
        {
            var series = await channel.Monitoring.GetVolumeSeriesAsync(
                new() { StartTime = Start, UnitCode = Court }, cancellationToken: Wait.Token);
            Assert.Equal(sees, series.Points.Any(point => point.Received.Count > 0));
        }
    }

    [Fact]
    public async Task Flows_ByUnit_OfMoreThanAMonth_AreRefused()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await _hub.As(Changsha).Monitoring.GetFlowMatrixAsync(OverAMonth(), cancellationToken: Wait.Token));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("start_time", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flows_OfOneUnit_OfMoreThanAMonth_AreAnswered() =>
        await _hub.Operator.Monitoring.GetFlowMatrixAsync(
            new(OverAMonth()) { UnitCode = Tianxin }, cancellationToken: Wait.Token);

    private static GetFlowMatrixRequest OverAMonth() =>
        new() { StartTime = DateTimeOffset.UtcNow.AddDays(-32).ToTimestamp(), ToGrouping = FlowGrouping.Unit };

    protected override Task<IMessage> CallOverAsync(
        string unit, IMessage request) => _hub.As(unit).CallInvoker.CallAsync(request);

    private static async Task<IReadOnlyList<FlowCell>> FlowsAsync(
        PetitionHub.Client.HubChannel caller, GetFlowMatrixRequest request) =>
        (await caller.Monitoring.GetFlowMatrixAsync(request, cancellationToken: Wait.Token)).Cells;

    /// <summary>An item is referred to the court, and operators are told of it.</summary>
    private async Task ReferToCourtAsync()
    {
        var petition = (await _hub.As(Tianxin).Petitions.RegisterPetitionAsync(
            Ask.Register(), cancellationToken: Wait.Token)).Receipt.PetitionId;
        await _hub.As(Tianxin).CallInvoker.SendAsync(Ask.For<ReferPetitionRequest>(
            petition, new Referral { Kind = ReferralKind.Litigation, DestinationUnit = Court, Reasons = Ask.Reasons }));
        await Wait.UntilAsync(async () => (await FlowsAsync(_hub.Operator, ByUnit)).Any(cell => cell.To.Key == Court));
    }

    private Task WaitUntilListedAsync(ListStatisticsPetitionsRequest list, string petition) => Wait.UntilAsync(async () =>
        (await _hub.Operator.Monitoring.ListStatisticsPetitionsAsync(list, cancellationToken: Wait.Token)).Petitions
            .Any(item => item.PetitionId == petition));
}

/// <summary>The same as JSON over HTTP.</summary>
public sealed class MonitoringOverHttpTests(HubFixture hub) : MonitoringReadsContract(hub), IClassFixture<HubFixture>
{
    private readonly HubFixture _hub = hub;

    protected override async Task<IMessage> CallOverAsync(string unit, IMessage request)
    {
        using var http = _hub.Http(unit);
        return await http.CallAsync(request);
    }
}
