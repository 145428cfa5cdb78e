using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Writing;
using PetitionHub.Wire;
using static PetitionHub.Hub.Tests.Deadlines.YearModel;

namespace PetitionHub.Hub.Tests.Deadlines;

/// <summary>
/// A year of items that are answered early, late and never, watched by two hubs at once, with restarts, a hub that is stopped
/// while it tells, ten days without any, and a calendar that is published in March: every notice is there once, at its time, to
/// whom it is for.
/// </summary>
public sealed class SimulatedYearTests : IDisposable
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Published = new(2026, 3, 2);
    private static readonly DateOnly Down = new(2026, 7, 1);
    private static readonly DateOnly Up = new(2026, 7, 11);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Midnight(First));
    private readonly YearModel _model = new();
    private readonly Dictionary<DateOnly, List<(int Item, string What)>> _agenda = [];
    private readonly Dictionary<int, PetitionId> _items = [];
    private YearReplica _one = null!;
    private YearReplica _other = null!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Look_OverAYear_TellsEachDateOnceToWhomItIsFor()
    {
        await OpenAsync(YearReplica.UpTo2025);
        foreach (var unit in TestUnits.All)
            await SubmitAsync(Actor.Operator("test"), null, new UnitChange(UnitChangeKind.Register, unit, ""));
        for (var day = First; day.Year == 2026; day = day.AddDays(1))
        {
            MoveTo(Midnight(day));
            await RestartAsync(day);
            if (day < Down || day >= Up)
                await LookAsync(day);
            MoveTo(Ten(day));
            await LiveAsync(day);
        }

        Assert.Equal(Lines(_model.Said), Lines(await ReadSaidAsync()));
        Assert.True(_model.Said.Count > 500, $"Only {_model.Said.Count} were expected.");
        Assert.Empty((await _one.Store.CheckAsync(null, Wait.Token).Bounded()).Faults);
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    private async Task OpenAsync(WorkingCalendar calendar) => (_one, _other) = (
        await YearReplica.OpenAsync(_folder.Path, calendar, _clock), await YearReplica.OpenAsync(_folder.Path, calendar, _clock));

    private async Task RestartAsync(DateOnly day)
    {
        if (day != Published && day != Up && day.DayNumber % 60 != 0)
            return;
        if (day < Down || day > Up)
        {
            // One is stopped while it tells; what it began the other ends, and what both began is there once.
            var cut = _one.Watch.LookAsync(Wait.Token);
            await _one.DisposeAsync();
            await cut.ContinueWith(_ => { }, TaskScheduler.Default).Bounded();
            _model.Look(Midnight(day));
        }
        else
        {
            await _one.DisposeAsync();
        }

        if (day < Down || day > Up)
            await _other.Watch.LookAsync(Wait.Token).Bounded();
        await _other.DisposeAsync();
        await OpenAsync(day < Published ? YearReplica.UpTo2025 : WorkingCalendar.Official);
        if (day == Published)
            _model.Publish(Midnight(day));
    }

    private async Task LookAsync(DateOnly day)
    {
        _model.Look(Midnight(day));
        await Task.WhenAll(_one.Watch.LookAsync(Wait.Token), _other.Watch.LookAsync(Wait.Token)).Bounded();
    }

    /// <summary>What the units do on a day: one new item, and what the earlier ones have come to.</summary>
    private async Task LiveAsync(DateOnly day)
    {
        var item = day.DayNumber - First.DayNumber;
        _items.Add(item, new PetitionId(Guid.CreateVersion7(_clock.GetUtcNow())));
        await RegisterAsync(item, day);
        (int After, string What)[] life = (item % 8) switch
        {
            0 => [(5, "accept"), (30, "conclude")],
            1 => [(13, "accept"), (70, "conclude")],
            2 => [(20, "accept")],
            4 => [(1, "receive"), (10, "accept"), (59, "conclude")],
            5 => [(4, "receive"), (25, "accept"), (100, "conclude")],
            _ => [],
        };
        foreach (var (after, what) in life)
            _agenda.TryAdd(day.AddDays(after), []);
        foreach (var (after, what) in life)
            _agenda[day.AddDays(after)].Add((item, what));
        foreach (var (one, what) in _agenda.GetValueOrDefault(day, []))
            await DoAsync(one, what, day);
    }

    private async Task RegisterAsync(int item, DateOnly day)
    {
        var isOfTheBureau = item % 8 >= 4;
        var read = StepWire.Read<Registration>(Ask.Register().Registration, new RequestFields())!;
        var registration = read with { QueryCode = $"code-{item}" };
        Step[] steps = isOfTheBureau && item % 8 != 7 ? [registration, new Transfer(UnitCode.Parse(Housing), "")]
            : [registration];
        await SubmitAsync(Actor.Of(UnitCode.Parse(isOfTheBureau ? District : Housing)), _items[item], steps);
        if (steps.Length == 2)
        {
            _model.Begin(item, "Receive", Housing, day, 3, areWorking: true);
            _model.HandOn(item, Ten(day));
        }
        else
        {
            _model.Begin(item, isOfTheBureau ? "HandOver" : "Notify", isOfTheBureau ? District : Housing, day, 15);
        }
    }

    private async Task DoAsync(int item, string what, DateOnly day)
    {
        Step step = what switch
        {
            "receive" => new ReceiptAcknowledgement("", null),
            "accept" => new AcceptanceNotice(Ask.Reasons),
            _ => new HandlingOpinion("诉求", "事实和理由", "意见", "依据"),
        };
        await SubmitAsync(Actor.Of(UnitCode.Parse(Housing)), _items[item], step);
        switch (what)
        {
            case "receive":
                _model.End(item, "Receive");
                _model.Begin(item, "Notify", Housing, day, 15);
                break;
            case "accept":
                _model.End(item, "Notify");
                _model.Begin(item, "Conclude", Housing, day, 60);
                _model.Accept(item);
                break;
            default:
                _model.End(item, "Conclude");
                break;
        }
    }

    private async Task SubmitAsync(Actor actor, PetitionId? petition, params Step[] steps)
    {
        var id = Guid.NewGuid();
        var result = await _one.Store.Writer.SubmitAsync(
            new Submission(new Command(id, actor, petition, [.. steps]), SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString()))),
            Wait.Token).Bounded();
        Assert.True(result.IsAccepted, result.Refusal?.Message);
    }

    private async Task<List<Said>> ReadSaidAsync()
    {
        var said = new List<Said>();
        var items = _items.ToDictionary(item => item.Value.ToString(), item => item.Key);
        for (var page = await _one.Store.Entries.ReadEntriesAsync(0, 1_000, Wait.Token); page.Entries.Count > 0;
            page = await _one.Store.Entries.ReadEntriesAsync(page.Entries[^1].Sequence, 1_000, Wait.Token))
        {
            foreach (var entry in page.Entries.Select(stored => EntryWire.FromWire(stored.Entry))
                .Where(entry => entry.Actor == Actor.Hub))
            {
                var what = entry.Step switch
                {
                    DeadlineNotice notice => $"{notice.Stage} {Assert.Single(entry.Duties).Kind}",
                    DeadlineChange change => $"Change {change.DutyNumbers.Length}",
                    _ => "Passed",
                };
                said.Add(new Said(items[entry.Petition.ToString()!], what, entry.At, string.Join(' ', entry.Addressees)));
            }
        }

        return said;
    }

    private void MoveTo(DateTimeOffset time)
    {
        if (time > _clock.GetUtcNow())
            _clock.SetUtcNow(time);
    }

    private static IEnumerable<string> Lines(IEnumerable<Said> said) =>
        said.Select(one => $"{one.Item:000} {one.At:MM-dd HH:mm} {one.What} to {string.Join(' ', one.To.Split(' ').Order())}")
            .Order(StringComparer.Ordinal);
}
