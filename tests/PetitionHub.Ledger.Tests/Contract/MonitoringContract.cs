using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.V1;
using UnitChangeKind = PetitionHub.Domain.Petitions.UnitChangeKind;

namespace PetitionHub.Ledger.Tests.Contract;

/// <summary>The figures follow the ledger, and are what its entries say.</summary>
public abstract class MonitoringContract : LedgerContract
{
    [Fact]
    public async Task Flows_OfTransferObjectionAndReturn_AreCountedByEveryGrouping()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await BounceAsync(ledger);
        await ledger.AcceptAsync(Commands.Copy(TestUnits.Yuelu, petition, TestUnits.Education));
        await CatchUpAsync(ledger);

        var units = await FlowsAsync(ledger, FlowGrouping.Unit, FlowGrouping.Unit);
        Assert.Equal(
            [("430104-bureau", "430104-housing", 1L), ("430104-housing", "430104-bureau", 1L)],
            units.Cells.Select(cell => (cell.From, cell.To, cell.Count)).Order());
        Assert.Equal((2, 1, 1), (units.CellCount, units.TotalByKind[FlowKind.Transfer], units.TotalByKind[FlowKind.Return]));
        foreach (var (grouping, key) in new[] { (FlowGrouping.Province, "43"), (FlowGrouping.City, "4301"), (FlowGrouping.County, "430104"), (FlowGrouping.Level, "4") })
        {
            var cell = Assert.Single((await FlowsAsync(ledger, grouping, grouping)).Cells);
            Assert.Equal((key, key, 2L), (cell.From, cell.To, cell.Count));
        }

        var copies = await ledger.Store.Monitoring.SumFlowsAsync(
            Flows(ledger, FlowGrouping.Unit, FlowGrouping.Unit) with { Kinds = [FlowKind.Copy], Unit = TestUnits.Education.Code }, Token);
        Assert.Equal("430104-education", Assert.Single(copies.Value.Cells).To);
    }

    [Fact]
    public async Task Flows_OfAPeriod_AreThoseOfItsHours()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var start = ledger.Clock.GetUtcNow();
        for (var i = 0; i < 60; i++)
        {
            await ledger.AcceptAsync(Commands.Register(TestUnits.Hunan, Commands.NewId(), new Domain.Petitions.Transfer(TestUnits.Changsha.Code, "")));
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
    public async Task Volumes_OfUnitAndTerritories_TellWhatHappenedAndHowLongItTook()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var start = ledger.Clock.GetUtcNow();
        var petition = Commands.NewId();
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition, new Domain.Petitions.Transfer(TestUnits.Housing.Code, "")));
        ledger.Clock.Advance(TimeSpan.FromHours(2));
        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, petition));
        ledger.Clock.Advance(TimeSpan.FromHours(3));
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, petition));
        ledger.Clock.Advance(TimeSpan.FromDays(1));
        await ledger.AcceptAsync(Commands.Conclude(TestUnits.Housing, petition));
        await CatchUpAsync(ledger);

        var query = new VolumeQuery { From = start, To = ledger.Clock.GetUtcNow().AddHours(1) };
        var hours = (await ledger.Store.Monitoring.ReadVolumesAsync(query, Token)).Value;
        Assert.Equal(30, hours.Count);
        Assert.Equal((1, 1), (hours[0].Registered, hours[0].Sent.Single().Count));
        Assert.Equal((1, 7_200), (hours[2].Acknowledged.Count, hours[2].Acknowledged.TotalSeconds));
        Assert.Equal((1, 10_800), (hours[5].Accepted.Count, hours[5].Accepted.LongestSeconds));
        Assert.Equal((1, 29 * 3_600), (hours[29].Concluded.Count, hours[29].Concluded.TotalSeconds));
        foreach (var days in new[]
        {
            query with { ByDay = true }, query with { ByDay = true, Territory = TestUnits.Yuelu.Territory, Level = Domain.Units.Level.County },
            query with { ByDay = true, Unit = TestUnits.Housing.Code },
        })
        {
            var found = (await ledger.Store.Monitoring.ReadVolumesAsync(days, Token)).Value;
            Assert.Equal(2, found.Count);
            Assert.Equal((1, 1, 1), (found[0].Acknowledged.Count, found[0].Accepted.Count, found[1].Concluded.Count));
            Assert.Equal(days.Unit is null ? 1 : 0, found[0].Registered);
        }

        Assert.All((await ledger.Store.Monitoring.ReadVolumesAsync(query with { Level = Domain.Units.Level.Provincial }, Token)).Value, point => Assert.Equal(0, point.Registered));
    }

    [Fact]
    public async Task Stuck_OfEveryKind_IsListedUntilSomebodyActs()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var unclaimed = Commands.NewId();
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, unclaimed, new Domain.Petitions.Transfer(TestUnits.Housing.Code, "")));
        var objected = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Education);
        await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Education, objected));
        await ledger.ParkAsync(TestUnits.Housing, (await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, 0, 10, Token)).Records[^1].Sequence, "kaputt");
        var bounced = await BounceAsync(ledger);
        await CatchUpAsync(ledger);

        Assert.Equal((unclaimed, TestUnits.Housing.Code.Value), await OneStuckAsync(ledger, StuckKind.Unclaimed));
        Assert.Equal((objected, TestUnits.Yuelu.Code.Value), await OneStuckAsync(ledger, StuckKind.Objection));
        Assert.Equal((unclaimed, TestUnits.Housing.Code.Value), await OneStuckAsync(ledger, StuckKind.Parked));
        Assert.Equal((bounced, TestUnits.Yuelu.Code.Value), await OneStuckAsync(ledger, StuckKind.Bouncing));
        Assert.Empty(await StuckAsync(ledger, StuckKind.Overdue));
        ledger.Clock.Advance(TimeSpan.FromDays(40));
        var overdue = await StuckAsync(ledger, StuckKind.Overdue);
        Assert.Equal(4, overdue.Count);
        Assert.Equal(overdue.Select(item => item.Since).Order(), overdue.Select(item => item.Since));
        // Handed over long ago, and accepted by nobody.
        Assert.Equal(3, (await StuckAsync(ledger, StuckKind.Bouncing)).Count);
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
            await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Domain.Petitions.Transfer(TestUnits.Housing.Code, "")));
            ledger.Clock.Advance(TimeSpan.FromMinutes(i % 2));
        }

        ledger.Clock.Advance(TimeSpan.FromDays(40));
        await CatchUpAsync(ledger);
        foreach (var kind in new[] { StuckKind.Unclaimed, StuckKind.Overdue, StuckKind.Bouncing })
        {
            var whole = (await StuckAsync(ledger, kind)).Select(item => item.PetitionId).ToList();
            var paged = new List<string>();
            StuckPlace? place = null;
            do
            {
                var page = (await ledger.Store.Monitoring.ListStuckAsync(kind, Stuck(ledger), place, 2, Token)).Value;
                paged.AddRange(page.Items.Select(item => item.PetitionId));
                place = page.Next;
            }
            while (place is not null);

            Assert.Equal((7, 7), (whole.Count, whole.Distinct().Count()));
            Assert.Equal(whole, paged);
        }
    }

    [Fact]
    public async Task Statistics_OfEveryFigure_AreTheirItems()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var concluded = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, concluded));
        ledger.Clock.Advance(TimeSpan.FromDays(10));
        await ledger.AcceptAsync(Commands.Conclude(TestUnits.Housing, concluded));
        await BounceAsync(ledger);
        await CatchUpAsync(ledger);
        var query = new StatisticsQuery { From = ledger.Clock.GetUtcNow().AddDays(-30), To = ledger.Clock.GetUtcNow().AddDays(100), Now = ledger.Clock.GetUtcNow() };
        Figure[] figures = [.. Enum.GetValues<Figure>().Where(figure => figure != Figure.Unspecified)];

        var results = (await ledger.Store.Monitoring.SumStatisticsAsync(figures, query with { Territory = TestUnits.Changsha.Territory, RegistrarTypes = [Domain.Units.OrganType.Bureau] }, Token)).Value;

        Assert.Equal(figures, results.Select(result => result.Figure));
        Assert.Equal([2, 2, 1, 2, 0, 1, 0, 0, 0], results.Select(result => result.Items));
        Assert.Equal((1, 1, 10), (results[0].Value, results[2].Value, results[5].Value));
        foreach (var figure in figures)
        {
            var page = (await ledger.Store.Monitoring.ListStatisticsAsync(figure, FigureBucket.Unspecified, query, null, 10, Token)).Value;
            Assert.Equal(results.Single(result => result.Figure == figure).Items, page.Items.Count);
        }
    }

    [Fact]
    public async Task Statistics_OfAMonthOrYear_CountTheItemsWhoseLimitEndsOnOneOfItsDays()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var (calendar, counted) = (Domain.Calendar.WorkingCalendar.Official, new List<(PetitionId Petition, DateOnly Bureau, DateOnly Unit)>());
        ledger.Clock.Advance(new DateTimeOffset(2026, 9, 20, 10, 0, 0, TimeSpan.FromHours(8)) - ledger.Clock.GetUtcNow());
        for (; ledger.Clock.GetUtcNow().Year == 2026; ledger.Clock.Advance(TimeSpan.FromDays(1)))
        {
            var (day, petition) = (DateOnly.FromDateTime(ledger.Clock.GetUtcNow().AddHours(8).DateTime), Commands.NewId());
            await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition, new Domain.Petitions.Transfer(TestUnits.Housing.Code, "")));
            counted.Add((petition, LastDay(day, 15), LastDay(day, 30)));
        }

        await CatchUpAsync(ledger);

        // Both ends of a month and of a year are in it, and neither is in its neighbours.
        Assert.All(
            new[] { "2026-10-30", "2026-11-02", "2026-11-30", "2026-12-01", "2026-12-31", "2027-01-04" },
            day => Assert.Contains(counted, item => item.Bureau == Day(day)));
        foreach (var (first, last) in new[]
        {
            ("2026-10-01", "2026-10-31"), ("2026-11-01", "2026-11-30"), ("2026-12-01", "2026-12-31"), ("2027-01-01", "2027-01-31"),
            ("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31"), ("2026-11-30", "2026-11-30"), ("2026-12-31", "2026-12-31"),
        })
        {
            await CountsAsync(Figure.BureauAcceptance, Day(first), Day(last), item => item.Bureau);
            await CountsAsync(Figure.UnitAcceptance, Day(first), Day(last), item => item.Unit);
        }

        async Task CountsAsync(Figure figure, DateOnly first, DateOnly last, Func<(PetitionId Petition, DateOnly Bureau, DateOnly Unit), DateOnly> limit)
        {
            var expected = counted.Where(item => limit(item) >= first && limit(item) <= last).ToDictionary(item => $"{item.Petition}", limit);
            var query = DaysOf(first, last, ledger.Clock.GetUtcNow());
            var sum = (await ledger.Store.Monitoring.SumStatisticsAsync([figure], query, Token)).Value.Single();
            Assert.Equal((first, last, expected.Count), (first, last, sum.Items));
            var items = (await ledger.Store.Monitoring.ListStatisticsAsync(figure, FigureBucket.Unspecified, query, null, 1_000, Token)).Value.Items;
            Assert.Equal(
                expected.Select(item => (item.Key, $"{item.Value:yyyy-MM-dd}")).Order(), items.Select(item => (item.PetitionId, item.PeriodDay)).Order());
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

    [Fact]
    public async Task Statistics_OfBacklogAndReply_CountLimitsByTheirDayAndRegistrationsByTheirs()
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

        // Sixty days from 1 April end on Sunday, 31 May.
        foreach (var (figure, day, petition) in new[] { (Figure.Backlog, "2026-06-01", owed), (Figure.Reply, "2026-06-01", owed), (Figure.Backlog, "2026-04-01", kept) })
        {
            foreach (var offset in Enumerable.Range(-1, 3))
            {
                var one = Day(day).AddDays(offset);
                var page = await ledger.Store.Monitoring.ListStatisticsAsync(
                    figure, FigureBucket.Unspecified, DaysOf(one, one, ledger.Clock.GetUtcNow()), null, 10, Token);
                Assert.Equal(offset == 0 ? [($"{petition}", day)] : [], page.Value.Items.Select(item => (item.PetitionId, item.PeriodDay)));
            }
        }
    }

    [Fact]
    public async Task Figures_OfItemsThatAccuse_AreApart()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var start = ledger.Clock.GetUtcNow();
        await BounceAsync(ledger);
        var accusing = Commands.NewRegistration() with { Details = Commands.Details() with { AccusedUnits = [TestUnits.Education.Code] } };
        var petition = Commands.NewId();
        await ledger.AcceptAsync(
            Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition, accusing, new Domain.Petitions.Transfer(TestUnits.Housing.Code, "")));
        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, petition));
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, petition));
        await CatchUpAsync(ledger);

        foreach (var (all, moves, received) in new[] { (false, 2, 1), (true, 3, 2) })
        {
            foreach (var grouping in new[] { FlowGrouping.Province, FlowGrouping.County, FlowGrouping.Unit })
            {
                var flows = (await ledger.Store.Monitoring.SumFlowsAsync(Flows(ledger, grouping, grouping) with { WithAccusations = all }, Token)).Value;
                Assert.Equal((grouping, moves, moves), (grouping, flows.TotalByKind.Values.Sum(), flows.Cells.Sum(cell => cell.Count)));
                Assert.Equal([FlowKind.Transfer, FlowKind.Return], flows.TotalByKind.Keys.Order());
            }

            var series = new VolumeQuery { From = start, To = start.AddHours(1), WithAccusations = all };
            foreach (var query in new[] { series, series with { ByDay = true }, series with { Unit = TestUnits.Housing.Code } })
            {
                var point = (await ledger.Store.Monitoring.ReadVolumesAsync(query, Token)).Value.Single();
                Assert.Equal((received, received - 1), (point.Received.Single(kind => kind.Kind == FlowKind.Transfer).Count, point.Accepted.Count));
                Assert.Equal(point.Received.Select(kind => kind.Kind).Distinct(), point.Received.Select(kind => kind.Kind));
            }
        }

        var everything = DaysOf(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), ledger.Clock.GetUtcNow());
        foreach (var (notAccusing, items) in new[] { (Array.Empty<Domain.Units.Unit>(), 2), ([TestUnits.Housing, TestUnits.Yuelu], 2), ([TestUnits.Yuelu, TestUnits.Education], 1) })
        {
            var query = everything with { NotAccusing = [.. notAccusing.Select(unit => unit.Code)] };
            Assert.Equal(items, (await ledger.Store.Monitoring.SumStatisticsAsync([Figure.Repeats], query, Token)).Value.Single().Items);
            var health = (await ledger.Store.Monitoring.ReadHealthAsync(TestUnits.Housing.Code, start, 10, query.NotAccusing, Token)).Value;
            Assert.Equal((items - 1, items - 1), (health.OpenItems, health.OpenDuties));
        }

        Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        Assert.True((await ledger.Store.Monitoring.RebuildAsync(null, Token)).IsEqual);
    }

    [Fact]
    public async Task Advance_PageByPageOrAtOnce_MakesTheSameRows()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await using var other = await OpenAsync();
        for (var i = 0; i < 6; i++)
        {
            await BounceAsync(ledger);
            await ledger.AcceptAsync(Commands.ChangeUnit(UnitChangeKind.Update, TestUnits.Housing with { Territory = Territory.Parse(i % 2 == 0 ? "430104001" : "430104") }));
            await CatchUpAsync(i % 2 == 0 ? ledger : other);
        }

        var rows = await ReadRowsAsync();
        Assert.NotEmpty(rows);
        await ledger.Store.Monitoring.Projection.RestartAsync(Token);
        await CatchUpAsync(ledger);
        Assert.Equal(rows, await ReadRowsAsync());
        var rebuilt = await ledger.Store.Monitoring.RebuildAsync(null, Token);
        Assert.Equal((true, (long?)rebuilt.Sequence), (rebuilt.IsEqual, rebuilt.ComparedAt));
        Assert.Equal(rows, await ReadRowsAsync());
        Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        await ledger.AssertWholeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Check_OfARandomHistory_FindsWhatWasPlantedAndNothingElse(int seed)
    {
        await using var ledger = await OpenWithUnitsAsync();
        var exchange = new RandomExchange(ledger, seed);
        await exchange.BeginAsync();
        for (var i = 0; i < 10; i++)
        {
            await exchange.GoOnAsync(60);
            await CatchUpAsync(ledger);
        }

        Assert.Superset(new HashSet<StepKind> { StepKind.DeadlineNotice, StepKind.Takeover }, exchange.Taken.Keys.ToHashSet());
        Assert.True(exchange.Taken.Count > 15, string.Join(", ", exchange.Taken));
        Assert.Empty((await ledger.Store.CheckFiguresAsync(null, Token)).Faults);
        var rebuilt = await ledger.Store.Monitoring.RebuildAsync(null, Token);
        Assert.True(rebuilt.IsEqual);
        foreach (var (table, damage) in new[]
        {
            ("monitored_units", "UPDATE monitored_units SET territory = '33' WHERE code = '430104-bureau'"),
            ("monitored_items", "UPDATE monitored_items SET bounces = bounces + 1 WHERE petition_id = (SELECT MIN(petition_id) FROM monitored_items)"),
            ("flow_hours", "DELETE FROM flow_hours WHERE hour = (SELECT MIN(hour) FROM flow_hours)"),
            ("flow_cells", "UPDATE flow_cells SET count = count + 1 WHERE bucket = (SELECT MAX(bucket) FROM flow_cells)"),
            ("measures", "UPDATE measures SET longest_seconds = 1 + longest_seconds WHERE subject = 't:43' AND measure = 2"),
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
        Kinds = [.. Enum.GetValues<FlowKind>().Where(kind => kind is not (FlowKind.Unspecified or FlowKind.Copy))],
        Limit = 100,
    };

    private static async Task<FlowSums> FlowsAsync(TestLedger ledger, FlowGrouping from, FlowGrouping to) =>
        (await ledger.Store.Monitoring.SumFlowsAsync(Flows(ledger, from, to), Token)).Value;

    private static StuckQuery Stuck(TestLedger ledger) =>
        new() { Now = ledger.Clock.GetUtcNow(), BouncesAtLeast = 1, DaysBetweenHands = 20, Territory = Territory.Parse("430100") };

    private static async Task<IReadOnlyList<StuckItem>> StuckAsync(TestLedger ledger, StuckKind kind)
    {
        var found = (await ledger.Store.Monitoring.ListStuckAsync(kind, Stuck(ledger), null, 100, Token)).Value.Items;
        var count = (await ledger.Store.Monitoring.CountStuckAsync([kind], Stuck(ledger), Token)).Value.Single();
        Assert.Equal((found.Count, found.Count == 0 ? null : found[0].Since), (count.Count, count.Oldest));
        Assert.Equal(found, (await ledger.Store.Monitoring.ListStuckAsync(kind, Stuck(ledger) with { Territory = Territory.Country }, null, 100, Token)).Value.Items);
        return found;
    }

    private static async Task<(PetitionId Petition, string Actor)> OneStuckAsync(TestLedger ledger, StuckKind kind)
    {
        var item = Assert.Single(await StuckAsync(ledger, kind));
        var query = Stuck(ledger) with { Territory = Territory.Country, Unit = UnitCode.Parse(item.UnitCode) };
        Assert.Equal(item, Assert.Single((await ledger.Store.Monitoring.ListStuckAsync(kind, query, null, 100, Token)).Value.Items));
        return (new PetitionId(Guid.Parse(item.PetitionId)), item.UnitCode);
    }

    private async Task<IReadOnlyList<string>> ReadRowsAsync()
    {
        await using var engine = LedgerEngines.Find(Database.Options.Engine)!.Open(Database.Options, new LedgerLog(new ErrorLog()));
        await using var context = engine.CreateContext();
        return
        [
            .. (await context.MonitoredUnits.OrderBy(row => row.Code).ToListAsync(Token)).Select(row => $"{row}"),
            .. (await context.MonitoredItems.OrderBy(row => row.PetitionId).ToListAsync(Token)).Select(row => $"{row with { Hands = [] }} {Convert.ToHexString(row.Hands)}"),
            .. (await context.FlowHours.ToListAsync(Token)).Select(row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
            .. (await context.FlowCells.ToListAsync(Token)).Select(row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
            .. (await context.Measures.ToListAsync(Token)).Select(row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal),
        ];
    }
}
