using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;
using Enum = System.Enum;

namespace PetitionHub.Hub.Tests.Monitoring;

/// <summary>
/// No figure tells an accused unit, or one below it, that it is accused: what it is answered after the accusation went its way is
/// what it was answered before, but for the time and the ledger's sequence.
/// </summary>
public sealed class AccusedFiguresTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Discipline = "430103-discipline";

    // Whole days around now: no hour ends meanwhile.
    private static readonly Timestamp Start = DateTimeOffset.UtcNow.AddDays(-2).ToTimestamp();
    private static readonly Timestamp End = DateTimeOffset.UtcNow.AddDays(2).ToTimestamp();

    [Theory]
    [InlineData(Tianxin, Changsha, new[] { Tianxin })]
    [InlineData(Changsha, Hunan, new[] { Changsha, Tianxin })]
    [InlineData(TianxinHousing, Tianxin, new[] { TianxinHousing })]
    public async Task EveryFigure_OfTheAccused_IsTheSameOnceTheAccusationWasReferred(
        string accused, string registrar, string[] callers)
    {
        // Something is there that all are told of.
        foreach (var unit in new[] { TianxinHousing, TianxinHealth })
            await hub.As(Changsha).Petitions.RegisterPetitionAsync(Ask.RegisterFor(unit), cancellationToken: Wait.Token);
        await TakeInboxAsync();
        await CatchUpAsync();
        var before = await ReadAsync(callers);
        var all = await ReadOperatorsAsync();

        await AccuseAsync(accused, registrar);

        foreach (var ((caller, request, answer), (_, _, after)) in before.Zip(await ReadAsync(callers)))
            Assert.Equal($"{caller}: {request}: {answer}", $"{caller}: {request}: {after}");
        // The operators' own tell of it.
        foreach (var ((request, answer), (_, after)) in all.Zip(await ReadOperatorsAsync()))
            Assert.NotEqual((request, answer), (request, after));
    }

    [Fact]
    public async Task Health_OfADisciplineOrgan_IsForItselfAndOperators()
    {
        foreach (var channel in new[] { hub.As(Discipline), hub.Operator })
            await channel.Monitoring.GetUnitHealthAsync(new() { UnitCode = Discipline }, cancellationToken: Wait.Token);
    }

    [Fact]
    public async Task Health_OfADisciplineOrgan_IsRefusedToTheBureauAbove()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await hub.As(Hunan).Monitoring.GetUnitHealthAsync(
            new() { UnitCode = Discipline }, cancellationToken: Wait.Token));

        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
    }

    [Fact]
    public async Task Stuck_OfItemsThatAccuseTheWatcher_LeaveThemOut()
    {
        await hub.As(Hunan).Petitions.RegisterPetitionAsync(
            Ask.RegisterFor(ChangshaHousing, Ask.Details(Changsha)), cancellationToken: Wait.Token);
        await CatchUpAsync();

        var waiting = new ListStuckRequest { Kind = StuckKind.Unclaimed, UnitCode = ChangshaHousing, PageSize = 1 };
        foreach (var (channel, count) in new[] { (hub.As(Changsha), 0), (hub.As(Hunan), 1), (hub.Operator, 1) })
        {
            var stuck = await channel.Monitoring.ListStuckAsync(waiting, cancellationToken: Wait.Token);
            Assert.Equal((count, count, ""), (stuck.Tasks.Count, stuck.TotalSize, stuck.NextPageToken));
            var counts = await channel.Monitoring.CountStuckAsync(
                new() { UnitCode = ChangshaHousing }, cancellationToken: Wait.Token);
            var unclaimed = counts.Counts.Single(one => one.Kind == StuckKind.Unclaimed);
            Assert.Equal((count, stuck.Tasks.FirstOrDefault()?.Since), (unclaimed.Count, unclaimed.Oldest));
        }
    }

    /// <summary>
    /// Registered, handed to a unit of the district, signed for, copied, referred to the discipline organ there, and signed for
    /// by it.
    /// </summary>
    private async Task AccuseAsync(string accused, string registrar)
    {
        var details = Ask.Details(accused);
        details.BacklogCase = true;
        var petition = (await hub.As(registrar).Petitions.RegisterPetitionAsync(
            Ask.RegisterFor(TianxinHealth, details), cancellationToken: Wait.Token)).Receipt.PetitionId;
        await TakeInboxAsync();
        foreach (var (unit, command) in new (string, IMessage)[]
        {
            (TianxinHealth, Ask.Acknowledge(petition)),
            (TianxinHealth, Ask.Object(petition)),
            (registrar, Ask.DecideObjection(petition, agreed: true)),
            (registrar, Ask.For<ReferPetitionRequest>(
                petition, new Referral { Kind = ReferralKind.Discipline, DestinationUnit = Discipline, Reasons = Ask.Reasons })),
            (Discipline, Ask.Acknowledge(petition)),
        })
            await hub.As(unit).CallInvoker.SendAsync(command);
        await CatchUpAsync();
    }

    /// <summary>The system of the health department takes what is in its inbox.</summary>
    private async Task TakeInboxAsync()
    {
        var inbox = await hub.As(TianxinHealth).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        await hub.As(TianxinHealth).Inbox.AcknowledgeInboxAsync(
            new() { Consumer = "main", Sequence = inbox.Entries[^1].Sequence }, cancellationToken: Wait.Token);
    }

    private async Task CatchUpAsync()
    {
        var head = await hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        await Wait.UntilAsync(async () =>
            (await hub.Operator.Monitoring.CountStuckAsync(new(), cancellationToken: Wait.Token)).AsOf.Sequence >= head.Sequence);
    }

    private async Task<List<(string Caller, string Request, string Answer)>> ReadAsync(string[] callers)
    {
        var answers = new List<(string, string, string)>();
        foreach (var caller in callers)
        {
            foreach (var request in Requests(caller))
                answers.Add(
                    (caller, $"{request.Descriptor.Name} {request}", Show(await hub.As(caller).CallInvoker.CallAsync(request))));
            if (IsBureau(caller))
                answers.Add((caller, "WatchVolumes", Show(await WatchAsync(hub.As(caller)))));
        }

        return answers;
    }

    private async Task<List<(string Request, string Answer)>> ReadOperatorsAsync()
    {
        var answers = new List<(string, string)> { ("WatchVolumes", Show(await WatchAsync(hub.Operator))) };
        IMessage[] requests =
        [
            new GetFlowMatrixRequest { StartTime = Start, EndTime = End },
            new GetVolumeSeriesRequest { StartTime = Start, EndTime = End },
            new GetStatisticsRequest { Filter = Filter("") }, new GetUnitHealthRequest { UnitCode = Discipline },
        ];
        foreach (var request in requests)
            answers.Add(($"{request.Descriptor.Name} {request}", Show(await hub.Operator.CallInvoker.CallAsync(request))));
        return answers;
    }

    private static async Task<WatchVolumesResponse> WatchAsync(PetitionHub.Client.HubChannel channel)
    {
        using var call = channel.Monitoring.WatchVolumes(new(), cancellationToken: Wait.Token);
        Assert.True(await call.ResponseStream.MoveNext(Wait.Token).Bounded());
        return call.ResponseStream.Current;
    }

    /// <summary>Every method in every way in which it can be asked.</summary>
    private static IEnumerable<IMessage> Requests(string caller)
    {
        var units = IsBureau(caller) ? [caller, Tianxin, TianxinHousing, TianxinHealth] : new[] { caller };
        foreach (var unit in units.Distinct())
        {
            yield return new GetUnitHealthRequest { UnitCode = unit };
            yield return new GetFlowMatrixRequest
            {
                StartTime = Start,
                EndTime = End,
                UnitCode = unit,
                FromGrouping = FlowGrouping.Unit,
                ToGrouping = FlowGrouping.Unit,
            };
            yield return new CountStuckRequest { UnitCode = unit };
            foreach (var grain in new[] { VolumeGrain.Hour, VolumeGrain.Day })
                yield return new GetVolumeSeriesRequest { StartTime = Start, EndTime = End, UnitCode = unit, Grain = grain };
            foreach (var kind in Enum.GetValues<StuckKind>().Where(kind => kind != StuckKind.Unspecified))
                yield return new ListStuckRequest { Kind = kind, UnitCode = unit };
        }

        if (!IsBureau(caller))
            yield break;
        foreach (var territory in new[] { "", "430103" })
        {
            yield return new CountStuckRequest { Territory = territory };
            foreach (var grain in new[] { VolumeGrain.Hour, VolumeGrain.Day })
                yield return new GetVolumeSeriesRequest
                {
                    StartTime = Start,
                    EndTime = End,
                    Territory = territory,
                    Grain = grain,
                };
            yield return new GetVolumeSeriesRequest
            {
                StartTime = Start,
                EndTime = End,
                Territory = territory,
                Level = Level.County,
            };
            foreach (var kind in Enum.GetValues<StuckKind>().Where(kind => kind != StuckKind.Unspecified))
                yield return new ListStuckRequest { Kind = kind, Territory = territory };
            var narrow = new StatisticsFilter(Filter(territory))
            {
                RegistrarTypes = { OrganType.Bureau },
                FirstPetitionsOnly = true,
            };
            foreach (var filter in new[] { Filter(territory), narrow })
            {
                yield return new GetStatisticsRequest { Filter = filter };
                foreach (var figure in Enum.GetValues<Figure>().Where(figure => figure != Figure.Unspecified))
                    yield return new ListStatisticsPetitionsRequest { Filter = filter, Figure = figure };
            }
        }

        foreach (var grouping in Enum.GetValues<FlowGrouping>())
        {
            yield return new GetFlowMatrixRequest
            {
                StartTime = Start,
                EndTime = End,
                FromGrouping = grouping,
                ToGrouping = grouping,
            };
            yield return new GetFlowMatrixRequest
            {
                StartTime = Start,
                EndTime = End,
                FromGrouping = grouping,
                ToTerritory = "430103",
                Kinds = { FlowKind.DisciplineReferral, FlowKind.Return },
            };
        }
    }

    private static StatisticsFilter Filter(string territory) =>
        new()
        {
            StartTime = Start,
            EndTime = DateTimeOffset.UtcNow.Date.AddDays(200).ToUniversalTime().ToTimestamp(),
            Territory = territory,
            WithExcluded = true,
        };

    private static bool IsBureau(string unit) => unit.EndsWith("bureau", StringComparison.Ordinal) || unit.EndsWith(
        "conference", StringComparison.Ordinal);

    /// <summary>
    /// The answer without what is of its moment: the time, the ledger's sequence and rate, and when systems were last heard.
    /// </summary>
    private static string Show(IMessage answer)
    {
        switch (answer)
        {
            case WatchVolumesResponse watch:
                (watch.AsOf, watch.EntriesPerSecond) = (null, 0);
                break;
            case GetUnitHealthResponse health:
                (health.AsOf, health.LastCallTime, health.LastPullTime) = (null, null, null);
                foreach (var consumer in health.Consumers)
                    consumer.LagSeconds = 0;
                break;
            default:
                answer.Descriptor.FindFieldByName("as_of")?.Accessor.Clear(answer);
                break;
        }

        return $"{answer}";
    }
}
