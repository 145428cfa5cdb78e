using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>
/// The petitions of a figure: by what time each falls into the period, what was done when, and into which part it falls.
/// GetStatistics counts this query, and the list of petitions is this query. Each begins with the index of its period.
/// </summary>
internal static class CountedPetitions
{
    private const string AfterDigits = ":";

    /// <remarks>
    /// A limit's date is kept as the end of its last day. Of the days from one midnight up to another these are the ends after
    /// the first, up to the second.
    /// </remarks>
    public static IQueryable<CountedPetition> Of(LedgerContext context, Figure figure, StatisticsQuery query)
    {
        var (from, to, now) = (query.FromMs, query.ToMs, query.Now.ToUnixTimeMilliseconds());
        var rows = Filter(context, figure, query);
        return figure switch
        {
            Figure.BureauAcceptance =>
                rows.Where(row => row.BureauDueMs > from && row.BureauDueMs <= to).Select(row => new CountedPetition
                {
                    PeriodMs = row.BureauDueMs!.Value,
                    DoneMs = row.BureauDoneMs,
                    Bucket = row.BureauDoneMs == null
                    ? row.BureauDueMs <= now ? (int)FigureBucket.Overdue : (int)FigureBucket.Pending
                    : row.BureauDoneMs < row.BureauDueMs ? (int)FigureBucket.OnTime : (int)FigureBucket.Late,
                    Row = row,
                }),
            Figure.UnitAcceptance =>
                rows.Where(row => row.UnitDueMs > from && row.UnitDueMs <= to).Select(row => new CountedPetition
                {
                    PeriodMs = row.UnitDueMs!.Value,
                    DoneMs = row.UnitDoneMs,
                    Bucket = row.UnitDoneMs == null
                        ? row.UnitDueMs <= now ? (int)FigureBucket.Overdue : (int)FigureBucket.Pending
                        : row.UnitDoneMs < row.UnitDueMs ? (int)FigureBucket.OnTime : (int)FigureBucket.Late,
                    Row = row,
                }),
            Figure.Reply => rows.Where(row => row.ReplyDueMs > from && row.ReplyDueMs <= to).Select(row => new CountedPetition
            {
                PeriodMs = row.ReplyDueMs!.Value,
                DoneMs = row.ConcludedAtMs,
                Bucket = row.ConcludedAtMs == null
                    ? row.ReplyDueMs <= now ? (int)FigureBucket.Overdue : (int)FigureBucket.Pending
                    : row.ConcludedAtMs < row.ReplyDueMs ? (int)FigureBucket.OnTime : (int)FigureBucket.Late,
                Row = row,
            }),
            Figure.Repeats =>
                rows.Where(row => row.RegisteredAtMs >= from && row.RegisteredAtMs < to).Select(row => new CountedPetition
                {
                    PeriodMs = row.RegisteredAtMs,
                    Bucket = row.IsRepeat ? (int)FigureBucket.Counted : (int)FigureBucket.Other,
                    Row = row,
                }),
            Figure.Backlog => rows
                .Where(row => row.BacklogAtMs >= from && row.BacklogAtMs <= to
                    && (row.ReplyDueMs == null ? row.BacklogAtMs < to : row.BacklogAtMs > from))
                .Select(row => new CountedPetition
                {
                    PeriodMs = row.BacklogAtMs!.Value,
                    DoneMs = row.ConcludedAtMs,
                    Bucket = row.ConcludedAtMs == null ? (int)FigureBucket.Other : (int)FigureBucket.Counted,
                    Row = row,
                }),
            Figure.Duration =>
                rows.Where(row => row.ConcludedAtMs >= from && row.ConcludedAtMs < to).Select(row => new CountedPetition
                {
                    PeriodMs = row.ConcludedAtMs!.Value,
                    DoneMs = row.ConcludedAtMs,
                    Bucket = (int)FigureBucket.Counted,
                    Row = row,
                }),
            Figure.BureauSatisfaction =>
                rows.Where(row => row.BureauRatedAtMs >= from && row.BureauRatedAtMs < to).Select(row => new CountedPetition
                {
                    PeriodMs = row.BureauRatedAtMs!.Value,
                    DoneMs = row.BureauRatedAtMs,
                    Bucket = FirstRating + row.BureauRating!.Value,
                    Row = row,
                }),
            Figure.UnitSatisfaction =>
                rows.Where(row => row.UnitRatedAtMs >= from && row.UnitRatedAtMs < to).Select(row => new CountedPetition
                {
                    PeriodMs = row.UnitRatedAtMs!.Value,
                    DoneMs = row.UnitRatedAtMs,
                    Bucket = FirstRating + row.UnitRating!.Value,
                    Row = row,
                }),
            Figure.Voided => rows.Where(row => row.VoidedAtMs >= from && row.VoidedAtMs < to).Select(row => new CountedPetition
            {
                PeriodMs = row.VoidedAtMs!.Value,
                DoneMs = row.VoidedAtMs,
                Bucket = (int)FigureBucket.Counted,
                Row = row,
            }),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "There is no such figure."),
        };
    }

    /// <summary>Ratings are numbered as their parts are, from here on.</summary>
    private const int FirstRating = (int)FigureBucket.Satisfied - 1;

    private static IQueryable<MonitoredPetitionRow> Filter(LedgerContext context, Figure figure, StatisticsQuery query)
    {
        var rows = context.MonitoredPetitions.NotOf(query.NotAccusing);
        if (figure != Figure.Voided)
            rows = rows.Where(row => row.VoidedAtMs == null);
        if (query.Territory != Territory.Country)
        {
            var (first, end) = (query.Territory.Digits, query.Territory.Digits + AfterDigits);
            rows = rows.Where(row => string.Compare(row.Region, first) >= 0 && string.Compare(row.Region, end) < 0);
        }

        if (query.Reached is { } reached)
        {
            var digits = reached.Digits;
            rows = rows.Where(row => context.ReachedTerritories.Any(one =>
                one.Territory == digits && one.RegisteredAtMs == row.RegisteredAtMs && one.PetitionId == row.PetitionId));
        }

        if (query.RegistrarTypes.Count > 0)
        {
            int[] organs = [.. query.RegistrarTypes.Select(organ => (int)organ)];
            rows = rows.Where(row => organs.Contains(row.RegistrarOrgan));
        }

        if (!query.WithExcluded)
            rows = rows.Where(row => !row.IsExcluded);
        if (query.FirstPetitionsOnly)
            rows = rows.Where(row => !row.IsRepeat);
        var (least, most) = (query.LeastPersons, query.MostPersons);
        return rows.Where(row => row.Persons >= least && row.Persons <= most);
    }
}

/// <summary>A petition of a figure.</summary>
internal sealed class CountedPetition
{
    public long PeriodMs { get; init; }

    public long? DoneMs { get; init; }

    public int Bucket { get; init; }

    public required MonitoredPetitionRow Row { get; init; }
}
