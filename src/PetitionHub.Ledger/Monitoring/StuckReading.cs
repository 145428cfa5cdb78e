using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What waits for an act of a unit, oldest first. Units' territories are those of today.</summary>
internal static class StuckReading
{
    private const string AfterDigits = ":";

    public static Task<StuckPage> ListAsync(
        LedgerContext context, StuckKind kind, StuckQuery query, StuckPlace? after, int limit,
        CancellationToken cancellationToken) => kind switch
        {
            StuckKind.Overdue => ListOverdueAsync(context, query, after, limit, cancellationToken),
            StuckKind.Parked => ListParkedAsync(context, query, after, limit, cancellationToken),
            StuckKind.Bouncing => ListItemsAsync(Bouncing(context, query), kind, after, limit, cancellationToken),
            _ => ListItemsAsync(Waiting(context, kind, query), kind, after, limit, cancellationToken),
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
        return new StuckCount
        {
            Kind = kind,
            Count = found?.Count ?? 0,
            Oldest = found is null ? null : InstantWire.ToWire(Time.FromMs(found.Oldest))
        };
    }

    private static IQueryable<Stuck> Waiting(LedgerContext context, StuckKind kind, StuckQuery query)
    {
        var (number, before) = ((int)kind, Time.ToMs(query.Before) ?? long.MaxValue);
        var rows = context.MonitoredItems.Where(row => row.WaitingKind == number && row.WaitingSinceMs < before);
        return Actors(context, rows, query, row => row.ActingUnit)
            .Select(row => new Stuck { SinceMs = row.WaitingSinceMs!.Value, Row = row });
    }

    private static IQueryable<Stuck> Bouncing(LedgerContext context, StuckQuery query)
    {
        var (bounces, before) = (query.BouncesAtLeast, Time.ToMs(query.Before) ?? long.MaxValue);
        var handed = query.Now.AddDays(-query.DaysBetweenHands).ToUnixTimeMilliseconds();
        var rows = context.MonitoredItems.Where(
            row => row.BetweenSinceMs < before && (row.Bounces >= bounces || row.BetweenSinceMs < handed));
        return Actors(context, rows, query, row => row.ActingUnit)
            .Select(row => new Stuck { SinceMs = row.BetweenSinceMs!.Value, Row = row });
    }

    private static IQueryable<DutyRow> Overdue(LedgerContext context, StuckQuery query)
    {
        var before = Math.Min(query.Now.ToUnixTimeMilliseconds() + 1, Time.ToMs(query.Before) ?? long.MaxValue);
        // The number itself: the index is of open duties, and an engine sees no number in a parameter.
        return Actors(context, context.Duties.Where(row =>
            row.State == (int)Domain.Petitions.DutyState.Open && row.DueAtMs < before), query, row => row.Unit);
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

    private static async Task<StuckPage> ListItemsAsync(
        IQueryable<Stuck> items, StuckKind kind, StuckPlace? after, int limit, CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            var (since, id) = (after.SinceMs, Guid.Parse(after.Key));
            items = items.Where(item => item.SinceMs >= since && (item.SinceMs > since || item.Row.PetitionId > id));
        }

        var found = await items.OrderBy(item => item.SinceMs).ThenBy(item => item.Row.PetitionId).Take(limit + 1)
            .ToListAsync(cancellationToken);
        var shown = found.Take(limit).Select(item => ToWire(kind, item)).ToList();
        return new StuckPage(shown,
            found.Count > limit ? new StuckPlace(found[limit - 1].SinceMs, found[limit - 1].Row.PetitionId.ToString()) : null);
    }

    private static async Task<StuckPage> ListOverdueAsync(
        LedgerContext context, StuckQuery query, StuckPlace? after, int limit, CancellationToken cancellationToken)
    {
        var duties = Overdue(context, query);
        if (after is not null)
        {
            var parts = after.Key.Split(' ');
            var (since, id, number) = (after.SinceMs, Guid.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
            duties = duties.Where(row => row.DueAtMs >= since
                && (row.DueAtMs > since || row.PetitionId > id || (row.PetitionId == id && row.Number > number)));
        }

        var found = await duties.OrderBy(row => row.DueAtMs).ThenBy(row => row.PetitionId).ThenBy(row => row.Number)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var items = await LoadAsync(context, [.. found.Select(duty => duty.PetitionId).Distinct()], cancellationToken);
        var shown = new List<StuckItem>();
        foreach (var duty in found.Take(limit))
        {
            var one = new StuckItem
            {
                Kind = StuckKind.Overdue,
                PetitionId = duty.PetitionId.ToString(),
                UnitCode = duty.Unit,
                Duty = DutyWire.ToWire(DutyMapping.ToDuty(duty))
            };
            one.Since = InstantWire.ToWire(Time.FromMs(duty.DueAtMs));
            shown.Add(Describe(one, items.GetValueOrDefault(duty.PetitionId)));
        }

        return new StuckPage(shown, found.Count > limit ? PlaceOf(found[limit - 1]) : null);

        static StuckPlace PlaceOf(DutyRow duty) =>
            new(duty.DueAtMs, string.Create(CultureInfo.InvariantCulture, $"{duty.PetitionId} {duty.Number}"));
    }

    private static async Task<StuckPage> ListParkedAsync(
        LedgerContext context, StuckQuery query, StuckPlace? after, int limit, CancellationToken cancellationToken)
    {
        var parked = Parked(context, query);
        if (after is not null)
        {
            var parts = after.Key.Split(' ');
            var (since, unit, consumer, sequence) = (
                after.SinceMs, parts[0], parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture));
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
        var shown = found.Take(limit).Select(one => Describe(
            new StuckItem
            {
                Kind = StuckKind.Parked,
                PetitionId = one.PetitionId?.ToString() ?? "",
                UnitCode = one.Row.Unit,
                Since = InstantWire.ToWire(Time.FromMs(one.Row.ParkedAtMs)),
                Consumer = one.Row.Consumer,
                Sequence = one.Row.Sequence,
                Reason = one.Row.Reason,
            },
            one.PetitionId is { } id ? items.GetValueOrDefault(id) : null)).ToList();
        return new StuckPage(shown, found.Count > limit ? PlaceOf(found[limit - 1].Row) : null);

        static StuckPlace PlaceOf(ParkedRow row) =>
            new(row.ParkedAtMs, string.Create(CultureInfo.InvariantCulture, $"{row.Unit} {row.Consumer} {row.Sequence}"));
    }

    private static async Task<Dictionary<Guid, MonitoredItemRow>> LoadAsync(
        LedgerContext context, Guid[] petitions, CancellationToken cancellationToken)
    {
        var items = new Dictionary<Guid, MonitoredItemRow>();
        foreach (var ids in petitions.Chunk(PageLimit.QueryIds))
            foreach (var item in await context.MonitoredItems.Where(row => ids.Contains(row.PetitionId))
                .ToListAsync(cancellationToken))
                items.Add(item.PetitionId, item);
        return items;
    }

    private static StuckItem ToWire(StuckKind kind, Stuck stuck)
    {
        var item = Describe(
            new StuckItem
            {
                Kind = kind,
                UnitCode = stuck.Row.ActingUnit,
                Since = InstantWire.ToWire(Time.FromMs(stuck.SinceMs))
            }, stuck.Row);
        if (kind == StuckKind.Bouncing)
            item.Chain.AddRange(stuck.Row.Hands);
        return item;
    }

    /// <summary>An item that the figures do not have yet stays without.</summary>
    private static StuckItem Describe(StuckItem item, MonitoredItemRow? row)
    {
        if (row is null)
            return item;
        item.PetitionId = row.PetitionId.ToString();
        item.Status = (PetitionStatus)row.Status;
        item.Holder = row.Holder;
        item.Territory = UnitMapping.ParseDigits(row.Territory).ToString();
        item.Category = row.Category;
        item.Bounces = row.Bounces;
        return item;
    }

    private sealed class Stuck
    {
        public long SinceMs { get; init; }
        public required MonitoredItemRow Row { get; init; }
    }
}
