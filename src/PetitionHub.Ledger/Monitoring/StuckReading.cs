using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What waits for an act of a unit, oldest first. Units' territories are those of today.</summary>
internal static class StuckReading
{
    private const string AfterDigits = ":";

    public static Task<StuckPage> ListAsync(
        LedgerContext context, StuckKind kind, StuckQuery query, StuckPlace? after, int limit,
        CancellationToken cancellationToken) => kind switch
        {
            StuckKind.Overdue => ListOverdueAsync(context, query, (StuckDutyPlace?)after, limit, cancellationToken),
            StuckKind.Parked => ListParkedAsync(context, query, (StuckEntryPlace?)after, limit, cancellationToken),
            StuckKind.Bouncing =>
                ListPetitionsAsync(Bouncing(context, query), kind, (StuckPetitionPlace?)after, limit, cancellationToken),
            _ => ListPetitionsAsync(Waiting(context, kind, query), kind, (StuckPetitionPlace?)after, limit, cancellationToken),
        };

    /// <summary>How many there are, and since when the oldest is.</summary>
    public static async Task<StuckCount> CountAsync(
        LedgerContext context, StuckKind kind, StuckQuery query, CancellationToken cancellationToken)
    {
        var since = kind switch
        {
            StuckKind.Overdue => Overdue(context, query).Select(row => row.DueAtMs),
            StuckKind.Parked => Parked(context, query).Select(row => row.ParkedAtMs),
            StuckKind.Bouncing => Bouncing(context, query).Select(item => item.SinceMs),
            _ => Waiting(context, kind, query).Select(item => item.SinceMs),
        };
        var found = await since.GroupBy(_ => 1).Select(group => new { Count = group.LongCount(), Oldest = group.Min() })
            .SingleOrDefaultAsync(cancellationToken);
        return new StuckCount(kind, found?.Count ?? 0, Time.FromMs(found?.Oldest));
    }

    private static IQueryable<Stuck> Waiting(LedgerContext context, StuckKind kind, StuckQuery query)
    {
        var (number, before) = ((int)kind, Time.ToMs(query.Before) ?? long.MaxValue);
        var rows = context.MonitoredPetitions.Where(row => row.WaitingKind == number && row.WaitingSinceMs < before);
        return Actors(context, rows, query, row => row.ActingUnit)
            .Select(row => new Stuck { SinceMs = row.WaitingSinceMs!.Value, Row = row });
    }

    private static IQueryable<Stuck> Bouncing(LedgerContext context, StuckQuery query)
    {
        var (bounces, before) = (query.BouncesAtLeast, Time.ToMs(query.Before) ?? long.MaxValue);
        var handed = query.Now.AddDays(-query.DaysBetweenHands).ToUnixTimeMilliseconds();
        var rows = context.MonitoredPetitions.Where(
            row => row.BetweenSinceMs < before && (row.Bounces >= bounces || row.BetweenSinceMs < handed));
        return Actors(context, rows, query, row => row.ActingUnit)
            .Select(row => new Stuck { SinceMs = row.BetweenSinceMs!.Value, Row = row });
    }

    private static IQueryable<DutyRow> Overdue(LedgerContext context, StuckQuery query)
    {
        var before = Math.Min(query.Now.ToUnixTimeMilliseconds() + 1, Time.ToMs(query.Before) ?? long.MaxValue);
        // The number itself: the index is of open duties, and an engine sees no number in a parameter.
        return Actors(context, context.Duties.Where(row =>
            row.State == (int)DutyState.Open && row.DueAtMs < before), query, row => row.Unit);
    }

    private static IQueryable<ParkedRow> Parked(LedgerContext context, StuckQuery query)
    {
        var before = Time.ToMs(query.Before) ?? long.MaxValue;
        return Actors(context, context.Parked.Where(row => row.ParkedAtMs < before), query, row => row.Unit);
    }

    /// <summary>Those for which a unit of the query has to act.</summary>
    private static IQueryable<TRow> Actors<TRow>(
        LedgerContext context, IQueryable<TRow> rows, StuckQuery query,
        System.Linq.Expressions.Expression<Func<TRow, string>> actor)
    {
        if (query.Unit is { } unit)
        {
            var code = unit.Value;
            return rows.Join(context.MonitoredUnits.Where(row => row.Code == code), actor, row => row.Code, (row, _) => row);
        }

        if (query.Territory == Territory.Country)
            return rows;
        var (first, end) = (query.Territory.Digits, query.Territory.Digits + AfterDigits);
        var units = context.MonitoredUnits.Where(row =>
            string.Compare(row.Territory, first) >= 0 && string.Compare(row.Territory, end) < 0);
        return rows.Join(units, actor, row => row.Code, (row, _) => row);
    }

    private static async Task<StuckPage> ListPetitionsAsync(
        IQueryable<Stuck> items, StuckKind kind, StuckPetitionPlace? after, int limit, CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            var (since, id) = (after.SinceMs, after.Petition.Value);
            items = items.Where(item => item.SinceMs >= since && (item.SinceMs > since || item.Row.PetitionId > id));
        }

        var found = await items.OrderBy(item => item.SinceMs).ThenBy(item => item.Row.PetitionId).Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new StuckPage(
            [.. found.Take(limit).Select(item => ToTask(kind, item))],
            found.Count > limit
                ? new StuckPetitionPlace(found[limit - 1].SinceMs, new PetitionId(found[limit - 1].Row.PetitionId))
                : null);
    }

    private static async Task<StuckPage> ListOverdueAsync(
        LedgerContext context, StuckQuery query, StuckDutyPlace? after, int limit, CancellationToken cancellationToken)
    {
        var duties = Overdue(context, query);
        if (after is not null)
        {
            var (since, id, number) = (after.SinceMs, after.Petition.Value, after.Number);
            duties = duties.Where(row => row.DueAtMs >= since
                && (row.DueAtMs > since || row.PetitionId > id || (row.PetitionId == id && row.Number > number)));
        }

        var found = await duties.OrderBy(row => row.DueAtMs).ThenBy(row => row.PetitionId).ThenBy(row => row.Number)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var items = await LoadAsync(context, [.. found.Select(duty => duty.PetitionId).Distinct()], cancellationToken);
        return new StuckPage(
            [
                .. found.Take(limit).Select(row =>
                    new StuckTask(
                        StuckKind.Overdue, new PetitionId(row.PetitionId), UnitCode.Parse(row.Unit), Time.FromMs(row.DueAtMs))
                    {
                        Standing = StandingOf(items.GetValueOrDefault(row.PetitionId)),
                        Duty = DutyMapping.ToDuty(row),
                    }),
            ],
            found.Count > limit ? PlaceOf(found[limit - 1]) : null);

        static StuckDutyPlace PlaceOf(DutyRow duty) => new(duty.DueAtMs, new PetitionId(duty.PetitionId), duty.Number);
    }

    private static async Task<StuckPage> ListParkedAsync(
        LedgerContext context, StuckQuery query, StuckEntryPlace? after, int limit, CancellationToken cancellationToken)
    {
        var parked = Parked(context, query);
        if (after is not null)
        {
            var (since, unit, consumer, sequence) = (after.SinceMs, after.Unit.Value, after.Consumer, after.Sequence);
            parked = parked.Where(row => row.ParkedAtMs >= since
                && (row.ParkedAtMs > since || string.Compare(row.Unit, unit) > 0
                    || (row.Unit == unit && (string.Compare(row.Consumer, consumer) > 0
                        || (row.Consumer == consumer && row.Sequence > sequence)))));
        }

        var found = await parked
            .OrderBy(row => row.ParkedAtMs).ThenBy(row => row.Unit).ThenBy(row => row.Consumer).ThenBy(row => row.Sequence)
                .Take(limit + 1)
            .Join(context.Entries, row => row.Sequence, entry => entry.Sequence, (row, entry) =>
                new { Row = row, entry.PetitionId })
            .OrderBy(one => one.Row.ParkedAtMs).ThenBy(one => one.Row.Unit).ThenBy(one => one.Row.Consumer)
                .ThenBy(one => one.Row.Sequence)
            .ToListAsync(cancellationToken);
        var items = await LoadAsync(
            context, [.. found.Select(one => one.PetitionId).OfType<Guid>().Distinct()], cancellationToken);
        return new StuckPage(
            [.. found.Take(limit).Select(one => ToTask(one.Row, one.PetitionId))],
            found.Count > limit ? PlaceOf(found[limit - 1].Row) : null);

        StuckTask ToTask(ParkedRow row, Guid? petition)
        {
            var parked = ParkedEntry.Of(row, context.Keys);
            return new StuckTask(
                StuckKind.Parked, petition is { } id ? new PetitionId(id) : null, parked.Unit, parked.At)
            {
                Standing = StandingOf(items.GetValueOrDefault(petition.GetValueOrDefault())),
                Parked = parked,
            };
        }

        static StuckEntryPlace PlaceOf(ParkedRow row) =>
            new(row.ParkedAtMs, UnitCode.Parse(row.Unit), row.Consumer, row.Sequence);
    }

    private static async Task<Dictionary<Guid, MonitoredPetitionRow>> LoadAsync(
        LedgerContext context, Guid[] petitions, CancellationToken cancellationToken)
    {
        var items = new Dictionary<Guid, MonitoredPetitionRow>();
        foreach (var ids in petitions.Chunk(PageLimit.QueryIds))
            foreach (var item in await context.MonitoredPetitions.Where(row => ids.Contains(row.PetitionId))
                .ToListAsync(cancellationToken))
                items.Add(item.PetitionId, item);
        return items;
    }

    private static StuckTask ToTask(StuckKind kind, Stuck stuck) =>
        new(kind, new PetitionId(stuck.Row.PetitionId), UnitCode.Parse(stuck.Row.ActingUnit), Time.FromMs(stuck.SinceMs))
        {
            Standing = StandingOf(stuck.Row),
            Chain = kind == StuckKind.Bouncing
                ? [.. stuck.Row.Hands.Select(UnitCode.Parse)]
                : [],
        };

    private static PetitionStanding? StandingOf(MonitoredPetitionRow? row) => row is null ? null : new PetitionStanding(
        (PetitionStatus)row.Status,
        UnitCode.Parse(row.Holder),
        UnitMapping.ParseDigits(row.Territory),
        row.Category,
        row.Bounces);

    private sealed class Stuck
    {
        public long SinceMs { get; init; }
        public required MonitoredPetitionRow Row { get; init; }
    }
}
