using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Deadlines;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Writing;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Tests.Deadlines;

/// <summary>A ledger that no hub has watched for long, with more overdue duties than are read at once.</summary>
public sealed class BacklogTests : IDisposable
{
    private const int Items = 700;

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Look_AfterALongStop_CatchesUpInTheOrderOfDates()
    {
        await using var hub = await FillAsync();

        Assert.Equal(Items, await hub.Watch.LookAsync(Wait.Token).Bounded());
        Assert.Equal(0, await hub.Watch.LookAsync(Wait.Token).Bounded());

        var dues = (await ReadNoticesAsync(hub)).Select(entry => entry.Duties[0].DueAt).ToList();
        Assert.Equal(Items, dues.Count);
        Assert.Equal(dues.Order(), dues);
        Assert.True(dues.Distinct().Count() > 10);
    }

    [Fact]
    public async Task Look_WhileTheHubIsBusy_WaitsAndTellsEachOnce()
    {
        await (await FillAsync()).DisposeAsync();
        // Fewer may wait for the writer than the watch gives at once.
        await using var hub = await YearReplica.OpenAsync(_folder.Path, WorkingCalendar.Official, _clock, queueCapacity: 16);

        var look = hub.Watch.LookAsync(Wait.Token);
        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return look.IsCompleted;
        });

        Assert.Equal(Items, await look);
        Assert.Equal(Items, (await ReadNoticesAsync(hub)).Select(entry => entry.Petition).Distinct().Count());
    }

    [Fact]
    public async Task Look_ThatIsCancelled_IsEndedByTheNext()
    {
        await using var hub = await FillAsync();
        using var cancelling = new CancellationTokenSource();
        var cut = hub.Watch.LookAsync(cancelling.Token);
        await cancelling.CancelAsync();
        await cut.ContinueWith(_ => { }, TaskScheduler.Default).Bounded();

        await hub.Watch.LookAsync(Wait.Token).Bounded();

        Assert.Equal(Items, (await ReadNoticesAsync(hub)).Select(entry => entry.Petition).Distinct().Count());
        Assert.Equal(Items, (await ReadNoticesAsync(hub)).Count);
    }

    [Fact]
    public async Task Look_AfterAHubWithAnOlderCalendarWrote_ChangesItsDatesToo()
    {
        await using var hub = await YearReplica.OpenAsync(_folder.Path, WorkingCalendar.Official, _clock);
        await using var older = await YearReplica.OpenAsync(_folder.Path, YearReplica.UpTo2025, _clock);
        foreach (var unit in TestUnits.All)
            await SubmitAsync(hub, Actor.Operator("test"), null, new UnitChange(UnitChangeKind.Register, unit, ""));
        await hub.Watch.LookAsync(Wait.Token).Bounded();
        var registration = StepWire.Read<Registration>(Ask.Register().Registration, new RequestFields())!;
        await SubmitAsync(
            older, Actor.Of(UnitCode.Parse(TestUnits.TianxinHousing)), new PetitionId(Guid.NewGuid()), registration);

        await hub.Watch.LookAsync(Wait.Token).Bounded();

        var entries = (await hub.Store.Entries.ReadEntriesAsync(0, 10_000, Wait.Token)).Entries;
        Assert.Single(entries, stored => EntryWire.FromWire(stored.Entry).Step is DeadlineChange);
    }

    [Fact]
    public async Task Look_OnceTheNextYearsNoticeReachesBackIntoDecember_ChangesTheDatesThereOnce()
    {
        var decided = new List<bool>();
        _clock.Advance(new DateTimeOffset(2026, 12, 16, 2, 0, 0, TimeSpan.Zero) - _clock.GetUtcNow());
        await using (var before = await YearReplica.OpenAsync(_folder.Path, WorkingCalendar.Official, _clock))
        {
            foreach (var unit in TestUnits.All)
                await SubmitAsync(before, Actor.Operator("test"), null, new UnitChange(UnitChangeKind.Register, unit, ""));
            // Fifteen days: the last day of December. Only the notice for 2027 says whether it is a working day.
            var registration = StepWire.Read<Registration>(Ask.Register().Registration, new RequestFields())!;
            await SubmitAsync(
                before, Actor.Of(UnitCode.Parse(TestUnits.TianxinHousing)), new PetitionId(Guid.NewGuid()), registration);
            var teller = new DeadlineTeller(before.Store.Duties, before.Store.Writer, LedgerRules.Official, _clock)
            {
                Decided = (_, taken) => decided.Add(taken),
            };
            await teller.ChangeAsync(Wait.Token).Bounded();
            Assert.Empty(decided);
        }

        var known = WorkingCalendar.Official.With(
            new CalendarYear(2027, new Dictionary<DateOnly, bool> { [new(2026, 12, 31)] = false, [new(2027, 1, 1)] = false }));
        await using var hub = await YearReplica.OpenAsync(_folder.Path, known, _clock);
        await hub.Watch.LookAsync(Wait.Token).Bounded();
        await hub.Watch.LookAsync(Wait.Token).Bounded();

        var entries = (await hub.Store.Entries.ReadEntriesAsync(0, 10_000, Wait.Token))
            .Entries.Select(stored => EntryWire.FromWire(stored.Entry));
        var change = Assert.Single(entries, entry => entry.Step is DeadlineChange);
        Assert.Equal((ChinaTime.EndOf(new DateOnly(2027, 1, 4)), false),
            (change.Duties.Single().DueAt, change.Duties.Single().IsProvisional));
    }

    private async Task<YearReplica> FillAsync()
    {
        var hub = await YearReplica.OpenAsync(_folder.Path, WorkingCalendar.Official, _clock);
        foreach (var unit in TestUnits.All)
            await SubmitAsync(hub, Actor.Operator("test"), null, new UnitChange(UnitChangeKind.Register, unit, ""));
        var registration = StepWire.Read<Registration>(Ask.Register().Registration, new RequestFields())!;
        for (var day = 0; day < 20; day++)
        {
            await Task.WhenAll(Enumerable.Range(0, Items / 20).Select(i => SubmitAsync(
                hub, Actor.Of(UnitCode.Parse(TestUnits.TianxinHousing)), new PetitionId(Guid.NewGuid()),
                registration with { QueryCode = $"{day}-{i}" })));
            _clock.Advance(TimeSpan.FromDays(1));
        }

        _clock.Advance(TimeSpan.FromDays(400));
        return hub;
    }

    private static async Task SubmitAsync(YearReplica hub, Actor actor, PetitionId? petition, Step step)
    {
        var id = Guid.NewGuid();
        var result = await hub.Store.Writer.SubmitAsync(
            new Submission(new Command(id, actor, petition, [step]), SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString()))),
            Wait.Token).Bounded();
        Assert.True(result.IsAccepted, result.Refusal?.Message);
    }

    private static async Task<List<Entry>> ReadNoticesAsync(YearReplica hub)
    {
        var page = await hub.Store.Entries.ReadEntriesAsync(0, 10_000, Wait.Token);
        Assert.False(page.More);
        return [.. page.Entries.Select(stored => EntryWire.FromWire(stored.Entry)).Where(entry => entry.Step is DeadlineNotice)];
    }
}
