using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>One petition on its way, at a moving time: says what units do, and asserts that it is accepted or refused.</summary>
internal sealed class Case
{
    private readonly List<Entry> _entries = [];

    /// <summary>Begins at ten in the morning of that day in Shanghai.</summary>
    public Case(string day = "2026-03-02") => Now = Morning(day);

    public UnitDirectory Directory { get; init; } = Country.Directory();

    public PetitionId Id { get; } = new(Guid.CreateVersion7());

    public DateTimeOffset Now { get; private set; }

    /// <summary>Petitions that steps may refer to.</summary>
    public List<Case> Others { get; } = [];

    /// <summary>What units uploaded.</summary>
    public HashSet<(UnitCode Unit, Attachment Attachment)> Uploaded { get; } = [];

    public PetitionState? Found { get; private set; }

    public PetitionState State => Found ?? throw new InvalidOperationException("Nothing is registered.");

    public IReadOnlyList<Entry> Entries => _entries;

    public WorkingCalendar Calendar { get; set; } = WorkingCalendar.Official;

    /// <summary>What operators find parked.</summary>
    public HashSet<Unparking> Parked { get; } = [];

    public WatchLimits Watch { get; init; } = new();

    public DecisionContext Context => new(Now, Directory, Calendar, RuleBook.Official, CategoryTable.Official)
    {
        Watch = Watch,
        IsParked = Parked.Contains,
        FindPetition = id => Others.Find(other => other.Id == id)?.Found,
        HasUploaded = (unit, attachment) => Uploaded.Contains((unit, attachment)),
    };

    /// <summary>The published years and 2027, with a new year of seven days and a Saturday that is worked.</summary>
    public static WorkingCalendar CalendarOf2027 { get; } = WorkingCalendar.Official.With(
        new CalendarYear(
            2027,
            new Dictionary<DateOnly, bool>
            {
                [new(2027, 1, 1)] = false,
                [new(2027, 1, 4)] = false,
                [new(2027, 1, 5)] = false,
                [new(2027, 1, 6)] = false,
                [new(2027, 1, 9)] = true,
                [new(2027, 2, 8)] = false,
                [new(2027, 2, 9)] = false,
                [new(2027, 2, 10)] = false,
            }));

    public static DateTimeOffset Morning(string day) => DateTimeOffset.Parse($"{day}T10:00:00+08:00").ToUniversalTime();

    public Case On(string day) => At(Morning(day));

    public Case At(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    public Case RegisteredBy(UnitCode registrar, PetitionDetails? details = null) =>
        Does(registrar, Sample.Registration(details));

    /// <summary>Registered by a unit, transferred to another, and signed for.</summary>
    public Case ReceivedBy(UnitCode receiver, UnitCode from, PetitionDetails? details = null) =>
        RegisteredBy(from, details).Does(from, Sample.Transfer(receiver)).Does(receiver, Sample.Receipt());

    public Case AcceptedBy(UnitCode receiver, UnitCode from, PetitionDetails? details = null) =>
        ReceivedBy(receiver, from, details).Does(receiver, Sample.Acceptance());

    public Case ConcludedBy(UnitCode receiver, UnitCode from, PetitionDetails? details = null) =>
        AcceptedBy(receiver, from, details).Does(receiver, Sample.Opinion());

    /// <summary>The unit takes the steps, together; they are accepted.</summary>
    public Case Does(UnitCode actor, params Step[] steps)
    {
        var decision = Ask(actor, steps);
        Assert.True(
            decision.Refusal is null, $"{steps[^1].Kind} by {actor}: {decision.Refusal?.Reason} {decision.Refusal?.Message}");
        Found = decision.State;
        _entries.AddRange(decision.Entries);
        return this;
    }

    /// <summary>The hub, or another operator, takes the step; it is accepted.</summary>
    public Case Operates(Step step, Actor? by = null)
    {
        var decision = AskAs(by ?? Actor.Hub, step);
        Assert.True(decision.Refusal is null, $"{step.Kind}: {decision.Refusal?.Reason} {decision.Refusal?.Message}");
        Found = decision.State;
        _entries.AddRange(decision.Entries);
        return this;
    }

    /// <summary>The hub, or another operator, tries the step; it is refused for that reason.</summary>
    public Case RefusesOperator(RefusalReason reason, Step step, Actor? by = null)
    {
        Assert.Equal(reason, AskAs(by ?? Actor.Hub, step).Refusal?.Reason);
        return this;
    }

    /// <summary>The unit tries the steps; they are refused for that reason.</summary>
    public Refusal Refuses(UnitCode actor, RefusalReason reason, params Step[] steps)
    {
        var decision = Ask(actor, steps);
        Assert.NotNull(decision.Refusal);
        Assert.True(
            reason == decision.Refusal.Reason, $"Refused as {decision.Refusal.Reason}, not {reason}: {decision.Refusal.Message}");
        Assert.Empty(decision.Entries);
        Assert.Null(decision.State);
        return decision.Refusal;
    }

    public Decision Ask(UnitCode actor, params Step[] steps) => AskAs(Actor.Of(actor), steps);

    public Decision AskAs(Actor actor, params Step[] steps) =>
        Procedure.Decide(Found, new Command(Guid.NewGuid(), actor, Id, [.. steps]), Context);

    public Case Is(PetitionStatus status, UnitCode holder)
    {
        Assert.Equal((status, holder), (State.Status, State.Holder));
        return this;
    }

    /// <summary>The last entry went into these inboxes and no others.</summary>
    public Case Told(params UnitCode[] units) => ToldBy(_entries[^1], units);

    public Case ToldBy(Entry entry, params UnitCode[] units)
    {
        Assert.Equal(units.Order(), entry.Addressees.Order());
        return this;
    }

    /// <summary>The unit owes that, by the end of that day in Shanghai.</summary>
    public Case Owes(UnitCode unit, DutyKind kind, string dueDay, bool isProvisional = false)
    {
        var duty = Assert.Single(State.Duties, d => d.IsOpen && d.Kind == kind && d.Unit == unit);
        Assert.Equal((dueDay, isProvisional), ($"{ChinaTime.DayOf(duty.DueAt.AddTicks(-1)):yyyy-MM-dd}", duty.IsProvisional));
        return this;
    }

    public Case OwesNothing(UnitCode unit)
    {
        Assert.DoesNotContain(State.Duties, d => d.IsOpen && d.Unit == unit);
        return this;
    }

    /// <summary>How the last duty of that kind of the unit ended.</summary>
    public Case Ended(UnitCode unit, DutyKind kind, DutyState how)
    {
        Assert.Equal(how, State.Duties.Last(d => d.Kind == kind && d.Unit == unit).State);
        return this;
    }

    public bool Reads(UnitCode unit) => Access.CanRead(State, unit, Directory);

    /// <summary>An operator changes the directory.</summary>
    public Case Changes(UnitChangeKind change, UnitCode unit, UnitCode? successor = null)
    {
        Assert.True(Directory.TryFind(unit, out var before));
        return Changes(Sample.Change(change, before with { Successor = successor }));
    }

    public Case Changes(UnitChange change)
    {
        var decision = Procedure.Decide(null, new Command(Guid.NewGuid(), Actor.Operator("test"), null, [change]), Context);
        Assert.True(decision.Refusal is null, decision.Refusal?.Message);
        Directory.Put(((UnitChange)Assert.Single(decision.Entries).Step).Unit);
        return this;
    }
}
