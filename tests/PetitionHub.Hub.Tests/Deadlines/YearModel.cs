namespace PetitionHub.Hub.Tests.Deadlines;

/// <summary>What the hub is expected to say by itself: about which item, what, when and to whom.</summary>
internal sealed record Said(int Item, string What, DateTimeOffset At, string To);

/// <summary>
/// What a year's watch has to say, counted by hand: plain lists of duties, a list of days off, and the moments at which a hub
/// looked. It shares no code with the rules.
/// </summary>
internal sealed class YearModel
{
    public const string Housing = "430103-housing";
    public const string District = "430103-bureau";
    public const string City = "430100-bureau";

    /// <summary>The bureau of the district had the item too: the district's conference stands over both.</summary>
    public const string Conference = "430103-joint-conference";

    private const int WarnDays = 3;
    private const int PassingDays = 20;

    private static readonly HashSet<DateOnly> Off =
    [
        .. Days("2026-01-01", 3), .. Days("2026-02-15", 9), .. Days("2026-04-04", 3), .. Days("2026-05-01", 5),
        .. Days("2026-06-19", 3),
        .. Days("2026-09-25", 3), .. Days("2026-10-01", 7),
    ];

    private static readonly HashSet<DateOnly> Worked =
    [
        .. new[] { "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10" }
            .Select(day => DateOnly.Parse(day)),
    ];

    private readonly List<Owed> _duties = [];
    private readonly Dictionary<int, DateTimeOffset> _passingFrom = [];

    public List<Said> Said { get; } = [];

    /// <summary>Whether the calendar of 2026 is published.</summary>
    public bool IsPublished { get; set; }

    public static DateTimeOffset Midnight(DateOnly day) =>
        new DateTimeOffset(day, default, TimeSpan.FromHours(8)).ToUniversalTime();

    public static DateTimeOffset Ten(DateOnly day) => Midnight(day).AddHours(10);

    public void Begin(int item, string kind, string debtor, DateOnly from, int days, bool areWorking = false) =>
        _duties.Add(new Owed(
            item, kind, debtor, from, days, areWorking)
        { Due = DueOf(from, days, areWorking), IsProvisional = !IsPublished });

    public void End(int item, string kind) => _duties.RemoveAll(duty => duty.Item == item && duty.Kind == kind);

    public void HandOn(int item, DateTimeOffset at) => _passingFrom.Add(item, at);

    public void Accept(int item) => _passingFrom.Remove(item);

    /// <summary>The first look of a hub that was started with the calendar.</summary>
    public void Publish(DateTimeOffset now)
    {
        IsPublished = true;
        foreach (var item in _duties.Where(duty => duty.IsProvisional && duty.Due <= Midnight(new DateOnly(2027, 1, 1)))
            .GroupBy(duty => duty.Item))
        {
            Say(item.Key, $"Change {item.Count()}", now, item.First().Debtor);
            foreach (var duty in item)
            {
                var due = DueOf(duty.From, duty.Days, duty.AreWorking);
                duty.Told = due > duty.Due && due > now ? 0 : duty.Told;
                (duty.Due, duty.IsProvisional) = (due, false);
            }
        }
    }

    public void Look(DateTimeOffset now)
    {
        foreach (var duty in _duties)
        {
            var stage = now >= duty.Due ? 2 : now >= duty.Due.AddDays(-WarnDays) ? 1 : 0;
            if (stage <= duty.Told)
                continue;
            duty.Told = stage;
            Say(duty.Item, $"{(stage == 2 ? "Overdue" : "Warning")} {duty.Kind}", now, duty.Debtor);
        }

        foreach (var (item, from) in _passingFrom.Where(one => now >= one.Value.AddDays(PassingDays)).ToList())
        {
            Said.Add(new Said(item, "Passed", now, Conference));
            _passingFrom[item] = now;
        }
    }

    private void Say(int item, string what, DateTimeOffset now, string debtor) =>
        Said.Add(new Said(item, what, now, $"{debtor} {(debtor == District ? City : District)}"));

    private DateTimeOffset DueOf(DateOnly from, int days, bool areWorking)
    {
        var day = from;
        if (areWorking)
        {
            for (var left = days; left > 0;)
            {
                day = day.AddDays(1);
                left -= IsWorked(day) ? 1 : 0;
            }
        }
        else
        {
            day = from.AddDays(days);
            while (!IsWorked(day))
                day = day.AddDays(1);
        }

        return Midnight(day.AddDays(1));
    }

    private bool IsWorked(DateOnly day)
    {
        var isWeekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return IsPublished ? Worked.Contains(day) || (isWeekday && !Off.Contains(day)) : isWeekday;
    }

    private static IEnumerable<DateOnly> Days(string first, int count) =>
        Enumerable.Range(0, count).Select(DateOnly.Parse(first).AddDays);

    private sealed record Owed(int Item, string Kind, string Debtor, DateOnly From, int Days, bool AreWorking)
    {
        public DateTimeOffset Due { get; set; }

        public bool IsProvisional { get; set; }

        public int Told { get; set; }
    }
}
