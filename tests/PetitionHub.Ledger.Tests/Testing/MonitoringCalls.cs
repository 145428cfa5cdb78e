using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>Asks for every figure in every way that makes another query.</summary>
internal static class MonitoringCalls
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task CallEveryMethodAsync(MonitoringReader figures)
    {
        await CallFlowsAsync(figures);
        var series = new VolumeQuery { From = Now.AddDays(-3), To = Now };
        foreach (var query in new[] { series, series with { WithAccusations = true },
            series with { ByDay = true, Level = Level.County }, series with { Unit = TestUnits.Housing.Code } })
            await figures.ReadVolumesAsync(query, Token);
        await CallStuckAsync(figures);
        await CallStatisticsAsync(figures);
        await figures.ReadHealthAsync(TestUnits.Housing.Code, Now, 100, [], atLeast: 0, Token);
        await figures.ReadHealthAsync(
            TestUnits.Housing.Code, Now, 100, [TestUnits.Yuelu.Code, TestUnits.Changsha.Code], atLeast: 0, Token);
    }

    private static async Task CallFlowsAsync(MonitoringReader figures)
    {
        foreach (var grouping in Enum.GetValues<FlowGrouping>())
        {
            var query = new FlowQuery
            {
                From = Now.AddDays(-3),
                To = Now,
                FromGrouping = grouping,
                ToGrouping = FlowGrouping.Province,
                Kinds = [FlowKind.Transfer, FlowKind.Return],
                Limit = 10
            };
            await figures.SumFlowsAsync(query, Token);
            await figures.SumFlowsAsync(query with { WithAccusations = true }, Token);
            await figures.SumFlowsAsync(query with { Unit = TestUnits.Housing.Code, ToGrouping = grouping }, Token);
            await figures.SumFlowsAsync(query with
            {
                EitherTerritory = TestUnits.Changsha.Territory,
                FromTerritory = TestUnits.Hunan.Territory,
                ToTerritory = TestUnits.Hunan.Territory
            }, Token);
        }
    }

    private static async Task CallStuckAsync(MonitoringReader figures)
    {
        var whole = new StuckQuery { Now = Now.AddDays(60), BouncesAtLeast = 1, DaysBetweenHands = 20 };
        foreach (var kind in Enum.GetValues<StuckKind>())
        {
            StuckPlace place = kind switch
            {
                StuckKind.Overdue => new StuckDutyPlace(1, Commands.NewId(), 1),
                StuckKind.Parked => new StuckEntryPlace(1, TestUnits.Housing.Code, "main", 1),
                _ => new StuckPetitionPlace(1, Commands.NewId()),
            };
            foreach (var query in new[] { whole, whole with { Territory = TestUnits.Changsha.Territory },
                whole with { Unit = TestUnits.Housing.Code, Before = Now.AddDays(50) } })
            {
                await figures.ListStuckAsync(kind, query, null, 10, Token);
                await figures.ListStuckAsync(kind, query, place, 10, Token);
                await figures.CountStuckAsync([kind], query, Token);
            }
        }
    }

    private static async Task CallStatisticsAsync(MonitoringReader figures)
    {
        var all = Enum.GetValues<Figure>();
        var whole = new StatisticsQuery { From = Now.AddDays(-100), To = Now.AddDays(100), Now = Now };
        var narrow = whole with
        {
            Territory = TestUnits.Hunan.Territory,
            RegistrarTypes = [OrganType.Bureau],
            FirstPetitionsOnly = true
        };
        foreach (var query in new[] { whole, narrow,
            whole with { Reached = TestUnits.Hunan.Territory, NotAccusing = [TestUnits.Hunan.Code] } })
        {
            await figures.SumStatisticsAsync(all, query, Token);
            foreach (var figure in all)
            {
                await figures.ListStatisticsAsync(figure, bucket: null, query, null, 10, Token);
                await figures.ListStatisticsAsync(
                    figure, FigureBucket.OnTime, query, new StatisticsPlace(1, Commands.NewId()), 10, Token);
            }
        }
    }
}
