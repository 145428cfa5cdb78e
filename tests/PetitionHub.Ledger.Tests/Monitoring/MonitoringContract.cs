using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Monitoring;

/// <summary>The figures follow the ledger, and are what its entries say.</summary>
public abstract class MonitoringContract : LedgerContract
{
    private static readonly Figure[] EveryFigure = Enum.GetValues<Figure>();

    [Fact]
    public async Task Flows_ByUnit_CountTransferAndReturn()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await BounceAndCopyAsync(ledger);

        var units = await FlowsAsync(ledger, FlowGrouping.Unit, FlowGrouping.Unit);

        Assert.Equal(
            [("430104-bureau", "430104-housing", 1L), ("430104-housing", "430104-bureau", 1L)],
            units.Cells.Select(cell => (cell.From, cell.To, cell.Count)).Order());
        Assert.Equal((2, 1, 1), (units.CellCount, units.TotalByKind[FlowKind.Transfer], units.TotalByKind[FlowKind.Return]));
    }

    [Theory]
    [InlineData(FlowGrouping.Province, "43")]
    [InlineData(FlowGrouping.City, "4301")]
    [InlineData(FlowGrouping.County, "430104")]
    [InlineData(FlowGrouping.Level, "4")]
    public async Task Flows_ByAGrouping_CountTransferAndReturnInOneCell(FlowGrouping grouping, string key)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await BounceAndCopyAsync(ledger);

        var cell = Assert.Single((await FlowsAsync(ledger, grouping, grouping)).Cells);

        Assert.Equal((key, key, 2L), (cell.From, cell.To, cell.Count));
    }

    [Fact]
    public async Task Flows_OfCopies_AreThoseToTheUnitThatWasAskedFor()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await BounceAndCopyAsync(ledger);

        var copies = await ledger.Store.Monitoring.SumFlowsAsync(
            Flows(ledger, FlowGrouping.Unit, FlowGrouping.Unit) with { Kinds = [FlowKind.Copy], Unit = TestUnits.Education.Code },
            Token);

        Assert.Equal("430104-education", Assert.Single(copies.Value.Cells).To);
    }

    [Fact]
    public async Task Flows_OfAPeriod_AreThoseOfItsHours()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var start = ledger.Clock.GetUtcNow();
        for (var i = 0; i < 60; i++)
        {
            await ledger.AcceptAsync(Commands.Register(
                TestUnits.Hunan, Commands.NewId(), new Transfer(TestUnits.Changsha.Code, "")));
            ledger.Clock.Advance(TimeSpan.FromHours(1));
        }

        await CatchUpAsync(ledger);

        foreach (var grouping in new[] { FlowGrouping.Province, FlowGrouping.City, FlowGrouping.Unit })
        {
            foreach (var (from, to) in new[] { (0, 60), (3, 50), (5, 9), (15, 39), (0, 1), (59, 60), (60, 61) })
            {
                var query = Flows(ledger, grouping, grouping) with { From = start.AddHours(from), To = start.AddHours(to) };
                var found = await ledger.Store.Monitoring.SumFlowsAsync(query, Token);
                Assert.Equal(Math.Min(60, to) - from, found.Value.TotalByKind.Values.Sum());
            }
        }
    }

    [Fact]
    public async Task Volumes_ByHour_TellWhatHappenedAndHowLongItTook()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var query = await HandleAsync(ledger);

        var hours = (await ledger.Store.Monitoring.ReadVolumesAsync(query, Token)).Value;

        Assert.Equal(30, hours.Count);
        Assert.Equal((1, 1), (hours[0].Registered, hours[0].Sent.Single().Count));
        Assert.Equal((1, 7_200), (hours[2].Acknowledged.Count, hours[2].Acknowledged.TotalSeconds));
        Assert.Equal((1, 10_800), (hours[5].Accepted.Count, hours[5].Accepted.LongestSeconds));
        Assert.Equal((1, 29 * 3_600), (hours[29].Concluded.Count, hours[29].Concluded.TotalSeconds));
    }

    [Fact]
    public async Task Volumes_ByDay_OfCountryTerritoryAndUnit_TellWhatHappened()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var query = (await HandleAsync(ledger)) with { ByDay = true };

        foreach (var days in new[]
        {
            query,
            query with { Territory = TestUnits.Yuelu.Territory, Level = Level.County },
            query with { Unit = TestUnits.Housing.Code },
        })
        {
            var found = (await ledger.Store.Monitoring.ReadVolumesAsync(days, Token)).Value;
            Assert.Equal(2, found.Count);
            Assert.Equal((1, 1, 1), (found[0].Acknowledged.Count, found[0].Accepted.Count, found[1].Concluded.Count));
            Assert.Equal(days.Unit is null ? 1 : 0, found[0].Registered);
        }
    }

    [Fact]
    public async Task Volumes_OfALevelAtWhichNothingWasRegistered_HaveNone()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var query = (await HandleAsync(ledger)) with { Level = Level.Provincial };

        var points = (await ledger.Store.Monitoring.ReadVolumesAsync(query, Token)).Value;

        Assert.All(points, point => Assert.Equal(0, point.Registered));
    }

    [Fact]
    public async Task Stuck_OfEachKind_IsTheItemAndWhomItWaitsFor()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var (unclaimed, objected, bounced) = await LeaveStuckAsync(ledger);

        Assert.Equal((unclaimed, TestUnits.Housing.Code.Value), await OneStuckAsync(ledger, StuckKind.Unclaimed));
        Assert.Equal((objected, TestUnits.Yuelu.Code.Value), await OneStuckAsync(ledger, StuckKind.Objection));
        Assert.Equal((unclaimed, TestUnits.Housing.Code.Value), await OneStuckAsync(ledger, StuckKind.Parked));
        Assert.Equal((bounced, TestUnits.Yuelu.Code.Value), await OneStuckAsync(ledger, StuckKind.Bouncing));
        Assert.Empty(await StuckAsync(ledger, StuckKind.Overdue));
    }

    [Fact]
    public async Task Stuck_PastTheirDates_AreOverdueInTheOrderOfDates()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await LeaveStuckAsync(ledger);
        ledger.Clock.Advance(TimeSpan.FromDays(40));

        var overdue = await StuckAsync(ledger, StuckKind.Overdue);

        Assert.Equal(4, overdue.Count);
        Assert.Equal(overdue.Select(item => item.Since).Order(), overdue.Select(item => item.Since));
    }

    [Fact]
    public async Task Stuck_HandedOverLongAgoAndAcceptedByNobody_Bounce()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await LeaveStuckAsync(ledger);
        ledger.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(3, (await StuckAsync(ledger, StuckKind.Bouncing)).Count);
    }

    [Fact]
    public async Task Stuck_OnceItWasSignedFor_IsNotUnclaimed()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var (unclaimed, _, _) = await LeaveStuckAsync(ledger);
        ledger.Clock.Advance(TimeSpan.FromDays(40));

        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, unclaimed));
        await CatchUpAsync(ledger);

        Assert.Empty(await StuckAsync(ledger, StuckKind.Unclaimed));
    }

    [Fact]
    public async Task Stuck_InPages_SkipsAndDoublesNothing()
    {
        await using var ledger = await OpenWithUnitsAsync();
        for (var i = 0; i < 7; i++)
        {
            await ledger.AcceptAsync(Commands.Register(
                TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));
            ledger.Clock.Advance(TimeSpan.FromMinutes(i % 2));
        }

        ledger.Clock.Advance(TimeSpan.FromDays(40));
        await CatchUpAsync(ledger);
        foreach (var kind in new[] { StuckKind.Unclaimed, StuckKind.Overdue, StuckKind.Bouncing })
        {
            var whole = (await StuckAsync(ledger, kind)).Select(item => item.Petition).ToList();
            var paged = new List<PetitionId?>();
            StuckPlace? place = null;
            do
            {
                var page = (await ledger.Store.Monitoring.ListStuckAsync(kind, Stuck(ledger), place, 2, Token)).Value;
                paged.AddRange(page.Tasks.Select(item => item.Petition));
                place = page.Next;
            }
            while (place is not null);

            Assert.Equal((7, 7), (whole.Count, whole.Distinct().Count()));
            Assert.Equal(whole, paged);
        }
    }

    [Fact]
    public async Task Statistics_OfEveryFigure_HaveTheirPetitionsAndValues()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var query = await ConcludeAndBounceAsync(ledger);

        var results = await SumEveryFigureAsync(ledger, query);

        Assert.Equal(EveryFigure, results.Select(result => result.Figure));
        Assert.Equal([2, 2, 1, 2, 0, 1, 0, 0, 0], results.Select(result => result.Petitions));
        Assert.Equal((1, 1, 10), (results[0].Value, results[2].Value, results[5].Value));
    }

    [Fact]
    public async Task Statistics_OfEveryFigure_AreTheirPetitions()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var query = await ConcludeAndBounceAsync(ledger);

        foreach (var result in await SumEveryFigureAsync(ledger, query))
        {
            var page = (await ledger.Store.Monitoring.ListStatisticsAsync(
                result.Figure, bucket: null, query, null, 10, Token)).Value;
            Assert.Equal(result.Petitions, page.Petitions.Count);
        }
    }

    [Fact]
    public async Task Statistics_OfAMonthOrYear_CountTheItemsWhoseLimitEndsOnOneOfItsDays()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var (calendar, counted) = (
            Domain.Calendar.WorkingCalendar.Official, new List<(PetitionId Petition, DateOnly Bureau, DateOnly Unit)>());
        ledger.Clock.Advance(new DateTimeOffset(2026, 9, 20, 10, 0, 0, TimeSpan.FromHours(8)) - ledger.Clock.GetUtcNow());
        for (; ledger.Clock.GetUtcNow().Year == 2026; ledger.Clock.Advance(TimeSpan.FromDays(1)))
        {
            var (day, petition) = (DateOnly.FromDateTime(ledger.Clock.GetUtcNow().AddHours(8).DateTime), Commands.NewId());
            await ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, petition, new Transfer(TestUnits.Housing.Code, "")));
            counted.Add((petition, LastDay(day, 15), LastDay(day, 30)));
        }

        await CatchUpAsync(ledger);

        // Both ends of a month and of a year are in it, and neither is in its neighbours.
        Assert.All(
            new[] { "2026-10-30", "2026-11-02", "2026-11-30", "2026-12-01", "2026-12-31", "2027-01-04" },
            day => Assert.Contains(counted, item => item.Bureau == Day(day)));
        foreach (var (first, last) in new[]
        {
            ("2026-10-01", "2026-10-31"), ("2026-11-01", "2026-11-30"), ("2026-12-01", "2026-12-31"),
            ("2027-01-01", "2027-01-31"), ("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31"),
            ("2026-11-30", "2026-11-30"), ("2026-12-31", "2026-12-31"),
        })
        {
            await CountsAsync(Figure.BureauAcceptance, Day(first), Day(last), item => item.Bureau);
            await CountsAsync(Figure.UnitAcceptance, Day(first), Day(last), item => item.Unit);
        }

        async Task CountsAsync(
            Figure figure, DateOnly first, DateOnly last, Func<(PetitionId Petition, DateOnly Bureau, DateOnly Unit),
            DateOnly> limit)
        {
            var expected = counted.Where(
                item => limit(item) >= first && limit(item) <= last).ToDictionary(item => item.Petition, limit);
            var query = DaysOf(first, last, ledger.Clock.GetUtcNow());
            var sum = (await ledger.Store.Monitoring.SumStatisticsAsync([figure], query, Token)).Value.Single();
            Assert.Equal((first, last, expected.Count), (first, last, sum.Petitions));
            var items = (await ledger.Store.Monitoring.ListStatisticsAsync(
                figure, bucket: null, query, null, 1_000, Token)).Value.Petitions;
            Assert.Equal(
                expected.Select(item => (item.Key.Value, item.Value)).Order(),
                items.Select(item => (item.Petition.Value, item.PeriodDay)).Order());
        }

        // By hand: on the next working day where the last one is off.
        DateOnly LastDay(DateOnly registered, int days)
        {
            var last = registered.AddDays(days);
            while (!calendar.IsWorkingDay(last))
                last = last.AddDays(1);
            return last;
        }
    }

    [Theory]
    // Sixty days from 1 April end on Sunday, 31 May.
    [InlineData(Figure.Backlog, "2026-06-01", true)]
    [InlineData(Figure.Reply, "2026-06-01", true)]
    [InlineData(Figure.Backlog, "2026-04-01", false)]
    public async Task Statistics_OfBacklogAndReply_CountAnItemOnTheDayOfItsLimit_ElseOfItsRegistration(
        Figure figure, string day, bool isAccepted)
    {
        await using var ledger = await OpenWithUnitsAsync();
        // The first moment of a day: it is not yet the day before.
        ledger.Clock.Advance(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(8)) - ledger.Clock.GetUtcNow());
        var (owed, kept) = (Commands.NewId(), Commands.NewId());
        foreach (var petition in new[] { owed, kept })
        {
            var registration = Commands.NewRegistration() with { Details = Commands.Details() with { BacklogCase = true } };
            await ledger.AcceptAsync(Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition, registration));
        }

        await ledger.AcceptAsync(Commands.Transfer(TestUnits.Yuelu, owed, TestUnits.Housing));
        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, owed));
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, owed));
        await CatchUpAsync(ledger);

        foreach (var offset in Enumerable.Range(-1, 3))
        {
            var one = Day(day).AddDays(offset);
            var page = await ledger.Store.Monitoring.ListStatisticsAsync(
                figure, bucket: null, DaysOf(one, one, ledger.Clock.GetUtcNow()), null, 10, Token);
            Assert.Equal(
                offset == 0 ? [(isAccepted ? owed : kept, one)] : [],
                page.Value.Petitions.Select(item => (item.Petition, item.PeriodDay)));
        }
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    public async Task Flows_OfItemsThatAccuse_AreApart(bool withAccusations, int moves)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await BounceAndAccuseAsync(ledger);

        foreach (var grouping in new[] { FlowGrouping.Province, FlowGrouping.County, FlowGrouping.Unit })
        {
            var query = Flows(ledger, grouping, grouping) with { WithAccusations = withAccusations };
            var flows = (await ledger.Store.Monitoring.SumFlowsAsync(query, Token)).Value;
            Assert.Equal(
                (grouping, moves, moves), (grouping, flows.TotalByKind.Values.Sum(), flows.Cells.Sum(cell => cell.Count)));
            Assert.Equal([FlowKind.Transfer, FlowKind.Return], flows.TotalByKind.Keys.Order());
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Volumes_OfItemsThatAccuse_AreApart(bool withAccusations, int received)
    {
        await using var ledger = await OpenWithUnitsAsync();
        var start = ledger.Clock.GetUtcNow();
        await BounceAndAccuseAsync(ledger);

        var series = new VolumeQuery { From = start, To = start.AddHours(1), WithAccusations = withAccusations };
        foreach (var query in new[] { series, series with { ByDay = true }, series with { Unit = TestUnits.Housing.Code } })
        {
            var point = (await ledger.Store.Monitoring.ReadVolumesAsync(query, Token)).Value.Single();
            Assert.Equal(
                (received, received - 1),
                (point.Received.Single(kind => kind.Kind == FlowKind.Transfer).Count, point.Accepted.Count));
            Assert.Equal(point.Received.Select(kind => kind.Kind).Distinct(), point.Received.Select(kind => kind.Kind));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "430104-housing", "430104-bureau")]
    [InlineData(1, "430104-bureau", "430104-education")]
    public async Task Statistics_OfItemsThatAccuseTheWatcher_LeaveThemOut(int items, params string[] watchers)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await BounceAndAccuseAsync(ledger);

        var query = DaysOf(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), ledger.Clock.GetUtcNow()) with
        {
            NotAccusing = [.. watchers.Select(UnitCode.Parse)],
        };
        var sum = (await ledger.Store.Monitoring.SumStatisticsAsync([Figure.Repeats], query, Token)).Value.Single();

        Assert.Equal(items, sum.Petitions);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "430104-housing", "430104-bureau")]
    [InlineData(1, "430104-bureau", "430104-education")]
    public async Task Health_OfItemsThatAccuseTheWatcher_LeavesThemOut(int items, params string[] watchers)
    {
        await using var ledger = await OpenWithUnitsAsync();
        var start = ledger.Clock.GetUtcNow();
        await BounceAndAccuseAsync(ledger);

        var health = (await ledger.Store.Monitoring.ReadHealthAsync(
            TestUnits.Housing.Code, start, 10, [.. watchers.Select(UnitCode.Parse)], atLeast: 0, Token)).Value;

        Assert.Equal((items - 1, items - 1), (health.OpenPetitions, health.OpenDuties));
    }

    [Fact]
    public async Task Check_OfItemsThatAccuse_FindsNothing_AndRebuildTheSame()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await BounceAndAccuseAsync(ledger);

        Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        Assert.True((await ledger.Store.Monitoring.RebuildAsync(null, Token)).IsEqual);
    }

    [Fact]
    public async Task Advance_PageByPageOrAtOnce_MakesTheSameRows()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await using var other = await OpenAsync();
        await BounceWhileAUnitMovesAsync(ledger, other);
        var rows = await ReadRowsAsync();
        Assert.NotEmpty(rows);

        await ledger.Store.Monitoring.Projection.RestartAsync(Token);
        await CatchUpAsync(ledger);

        Assert.Equal(rows, await ReadRowsAsync());
    }

    [Fact]
    public async Task Rebuild_OfFiguresThatAreRight_IsEqualAndChangesNothing()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await using var other = await OpenAsync();
        await BounceWhileAUnitMovesAsync(ledger, other);
        var rows = await ReadRowsAsync();

        var rebuilt = await ledger.Store.Monitoring.RebuildAsync(null, Token);

        Assert.Equal((true, (long?)rebuilt.Sequence), (rebuilt.IsEqual, rebuilt.ComparedAt));
        Assert.Equal(rows, await ReadRowsAsync());
    }

    [Fact]
    public async Task Check_AfterAUnitMoved_FindsNothing()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await using var other = await OpenAsync();
        await BounceWhileAUnitMovesAsync(ledger, other);

        Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        await ledger.AssertWholeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Check_OfARandomHistory_FindsNothing_AndRebuildTheSame(int seed)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await GoThroughAsync(ledger, seed);

        Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        Assert.True((await ledger.Store.Monitoring.RebuildAsync(null, Token)).IsEqual);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Check_OfATableThatWasDamaged_FindsItAlone_UntilItIsRebuilt(int seed)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await GoThroughAsync(ledger, seed);

        foreach (var (table, damage) in new[]
        {
            ("monitored_units", "UPDATE monitored_units SET territory = '33' WHERE code = '430104-bureau'"),
            (
                "monitored_petitions",
                "UPDATE monitored_petitions SET bounces = bounces + 1 "
                + "WHERE petition_id = (SELECT MIN(petition_id) FROM monitored_petitions)"),
            ("flow_hours", "DELETE FROM flow_hours WHERE hour = (SELECT MIN(hour) FROM flow_hours)"),
            ("flow_cells", "UPDATE flow_cells SET count = count + 1 WHERE bucket = (SELECT MAX(bucket) FROM flow_cells)"),
            ("unit_measures", "UPDATE unit_measures SET count = count + 1 WHERE unit = '430104-bureau' AND measure = 1"),
            (
                "territory_measures",
                "UPDATE territory_measures SET longest_seconds = 1 + longest_seconds WHERE territory = '43' AND measure = 2"),
        })
        {
            Assert.True(await Database.TamperAsync(damage) > 0, table);
            var faults = (await ledger.Store.CheckFiguresAsync(null, Token)).Faults;
            Assert.NotEmpty(faults);
            Assert.All(faults, fault => Assert.Equal(table, fault.Table));
            Assert.False((await ledger.Store.Monitoring.RebuildAsync(null, Token)).IsEqual);
            Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        }
    }

    /// <summary>Handed over, signed for, objected to and given back.</summary>
    private static async Task<PetitionId> BounceAsync(TestLedger ledger)
    {
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Housing, petition));
        await ledger.AcceptAsync(Commands.Agree(TestUnits.Yuelu, petition));
        return petition;
    }

    /// <summary>What bounces, and is copied to another unit.</summary>
    private static async Task BounceAndCopyAsync(TestLedger ledger)
    {
        var petition = await BounceAsync(ledger);
        await ledger.AcceptAsync(Commands.Copy(TestUnits.Yuelu, petition, TestUnits.Education));
        await CatchUpAsync(ledger);
    }

    /// <summary>Sent, signed for after two hours, accepted after three more, concluded a day later; its hours.</summary>
    private static async Task<VolumeQuery> HandleAsync(TestLedger ledger)
    {
        var start = ledger.Clock.GetUtcNow();
        var petition = Commands.NewId();
        await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, petition, new Transfer(TestUnits.Housing.Code, "")));
        ledger.Clock.Advance(TimeSpan.FromHours(2));
        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, petition));
        ledger.Clock.Advance(TimeSpan.FromHours(3));
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, petition));
        ledger.Clock.Advance(TimeSpan.FromDays(1));
        await ledger.AcceptAsync(Commands.Conclude(TestUnits.Housing, petition));
        await CatchUpAsync(ledger);
        return new VolumeQuery { From = start, To = ledger.Clock.GetUtcNow().AddHours(1) };
    }

    /// <summary>One that is not signed for, and is parked; one that is objected to; one that was given back.</summary>
    private static async Task<(PetitionId Unclaimed, PetitionId Objected, PetitionId Bounced)> LeaveStuckAsync(TestLedger ledger)
    {
        var unclaimed = Commands.NewId();
        await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, unclaimed, new Transfer(TestUnits.Housing.Code, "")));
        var objected = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Education);
        await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Education, objected));
        var inbox = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, 0, 10, Token);
        await ledger.ParkAsync(TestUnits.Housing, inbox.Entries[^1].Sequence, "kaputt");
        var bounced = await BounceAsync(ledger);
        await CatchUpAsync(ledger);
        return (unclaimed, objected, bounced);
    }

    /// <summary>One that was concluded after ten days, and one that was given back; days that have both.</summary>
    private static async Task<StatisticsQuery> ConcludeAndBounceAsync(TestLedger ledger)
    {
        var concluded = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, concluded));
        ledger.Clock.Advance(TimeSpan.FromDays(10));
        await ledger.AcceptAsync(Commands.Conclude(TestUnits.Housing, concluded));
        await BounceAsync(ledger);
        await CatchUpAsync(ledger);
        var now = ledger.Clock.GetUtcNow();
        return new StatisticsQuery { From = now.AddDays(-30), To = now.AddDays(100), Now = now };
    }

    private static async Task<IReadOnlyList<FigureResult>> SumEveryFigureAsync(TestLedger ledger, StatisticsQuery query) =>
        (await ledger.Store.Monitoring.SumStatisticsAsync(
            EveryFigure,
            query with { Territory = TestUnits.Changsha.Territory, RegistrarTypes = [OrganType.Bureau] },
            Token)).Value;

    /// <summary>One that was given back, and one that accuses a unit and was accepted.</summary>
    private static async Task BounceAndAccuseAsync(TestLedger ledger)
    {
        await BounceAsync(ledger);
        var details = Commands.Details() with { AccusedUnits = [TestUnits.Education.Code] };
        var petition = Commands.NewId();
        await ledger.AcceptAsync(Commands.Submit(
            Actor.Of(TestUnits.Yuelu.Code),
            petition,
            Commands.NewRegistration() with { Details = details },
            new Transfer(TestUnits.Housing.Code, "")));
        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, petition));
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, petition));
        await CatchUpAsync(ledger);
    }

    /// <summary>A random exchange with steps of most kinds, taken in while it runs.</summary>
    private static async Task GoThroughAsync(TestLedger ledger, int seed)
    {
        var exchange = new RandomExchange(ledger, seed);
        await exchange.BeginAsync();
        for (var i = 0; i < 10; i++)
        {
            await exchange.GoOnAsync(60);
            await CatchUpAsync(ledger);
        }

        Assert.Superset(new HashSet<StepKind> { StepKind.DeadlineNotice, StepKind.Takeover }, exchange.Taken.Keys.ToHashSet());
        Assert.True(exchange.Taken.Count > 15, string.Join(", ", exchange.Taken));
    }

    private static async Task CatchUpAsync(TestLedger ledger)
    {
        while (!(await ledger.Store.Monitoring.Projection.AdvanceAsync(Token)).IsAtHead)
            Token.ThrowIfCancellationRequested();
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static StatisticsQuery DaysOf(DateOnly first, DateOnly last, DateTimeOffset now) => new()
    {
        From = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.FromHours(8)),
        To = new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(8)),
        Now = now,
    };

    private static FlowQuery Flows(TestLedger ledger, FlowGrouping from, FlowGrouping to) => new()
    {
        To = ledger.Clock.GetUtcNow().AddHours(1),
        FromGrouping = from,
        ToGrouping = to,
        Kinds = [.. Enum.GetValues<FlowKind>().Where(kind => kind != FlowKind.Copy)],
        Limit = 100,
    };

    private static async Task<FlowSums> FlowsAsync(TestLedger ledger, FlowGrouping from, FlowGrouping to) =>
        (await ledger.Store.Monitoring.SumFlowsAsync(Flows(ledger, from, to), Token)).Value;

    private static StuckQuery Stuck(TestLedger ledger) =>
        new()
        {
            Now = ledger.Clock.GetUtcNow(),
            BouncesAtLeast = 1,
            DaysBetweenHands = 20,
            Territory = Territory.Parse("430100"),
        };

    private static async Task<IReadOnlyList<StuckTask>> StuckAsync(TestLedger ledger, StuckKind kind)
    {
        var found = (await ledger.Store.Monitoring.ListStuckAsync(kind, Stuck(ledger), null, 100, Token)).Value.Tasks;
        var count = (await ledger.Store.Monitoring.CountStuckAsync([kind], Stuck(ledger), Token)).Value.Single();
        Assert.Equal((found.Count, found.Count == 0 ? null : found[0].Since), (count.Count, count.Oldest));
        Assert.Equal(
            found.Select(TextOf),
            (await ledger.Store.Monitoring.ListStuckAsync(
                kind, Stuck(ledger) with { Territory = Territory.Country }, null, 100, Token)).Value.Tasks.Select(TextOf));
        return found;
    }

    private static async Task<(PetitionId Petition, string Actor)> OneStuckAsync(TestLedger ledger, StuckKind kind)
    {
        var item = Assert.Single(await StuckAsync(ledger, kind));
        var query = Stuck(ledger) with { Territory = Territory.Country, Unit = item.Unit };
        var page = (await ledger.Store.Monitoring.ListStuckAsync(kind, query, null, 100, Token)).Value;
        Assert.Equal(TextOf(item), TextOf(Assert.Single(page.Tasks)));
        return (item.Petition!.Value, item.Unit.Value);
    }

    /// <summary>All of it, so that two can be compared.</summary>
    private static string TextOf(StuckTask item) => $"{item with { Chain = [] }} {string.Join(' ', item.Chain)}";

    /// <summary>Items bounce while their unit's territory changes; two replicas take them in by turns.</summary>
    private static async Task BounceWhileAUnitMovesAsync(TestLedger ledger, TestLedger other)
    {
        for (var i = 0; i < 6; i++)
        {
            await BounceAsync(ledger);
            var territory = Territory.Parse(i % 2 == 0 ? "430104001" : "430104");
            await ledger.AcceptAsync(
                Commands.ChangeUnit(UnitChangeKind.Update, TestUnits.Housing with { Territory = territory }));
            await CatchUpAsync(i % 2 == 0 ? ledger : other);
        }
    }

    private async Task<IReadOnlyList<string>> ReadRowsAsync()
    {
        await using var engine = LedgerEngines.Find(Database.Options.Engine)!.Open(
            Database.Options, new LedgerLog(new ErrorLog()));
        await using var context = engine.CreateContext();
        return
        [
            .. (await context.MonitoredUnits.OrderBy(row => row.Code).ToListAsync(Token)).Select(row => $"{row}"),
            .. (await context.MonitoredPetitions.OrderBy(row => row.PetitionId).ToListAsync(Token)).Select(
                row => $"{row with { Hands = [] }} {string.Join(' ', row.Hands)}"),
            .. (await context.FlowHours.ToListAsync(Token)).Select(
                row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
            .. (await context.FlowCells.ToListAsync(Token)).Select(
                row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
            .. (await context.UnitMeasures.ToListAsync(Token)).Select(
                row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
            .. (await context.TerritoryMeasures.ToListAsync(Token)).Select(
                row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
        ];
    }
}
