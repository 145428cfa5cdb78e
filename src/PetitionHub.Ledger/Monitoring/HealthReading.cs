using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Model;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>How a unit's system is doing.</summary>
internal static class HealthReading
{
    private const int ErrorDays = 7;

    public static async Task<UnitHealth> ReadAsync(
        LedgerContext context, UnitCode unit, DateTimeOffset now, int mostWaiting, CancellationToken cancellationToken)
    {
        var code = unit.Value;
        var contact = await context.UnitContacts.Where(row => row.Unit == code).SingleOrDefaultAsync(cancellationToken);
        var nowMs = now.ToUnixTimeMilliseconds();
        return new UnitHealth(
            contact is null ? null : ToContact(unit, contact),
            await ReadErrorsAsync(context, unit, nowMs, cancellationToken),
            await ReadConsumersAsync(context, code, mostWaiting, cancellationToken),
            await context.MonitoredItems.Where(row => row.OpenHolder == code).LongCountAsync(cancellationToken),
            await context.Duties.Where(row => row.State == (int)DutyState.Open && row.Unit == code).LongCountAsync(cancellationToken),
            await context.Duties.Where(row => row.State == (int)DutyState.Open && row.Unit == code && row.DueAtMs <= nowMs).LongCountAsync(cancellationToken));
    }

    private static async Task<IReadOnlyList<UnitErrors>> ReadErrorsAsync(
        LedgerContext context, UnitCode unit, long nowMs, CancellationToken cancellationToken)
    {
        var (code, today) = (unit.Value, Buckets.DayOf(Buckets.HourOf(nowMs)));
        var errors = new List<UnitErrorRow>();
        // Each day is one search: the days of all units lie between.
        for (var day = today - ErrorDays + 1; day <= today; day++)
            errors.AddRange(await context.UnitErrors.Where(row => row.Day == day && row.Unit == code).ToListAsync(cancellationToken));
        return
        [
            .. errors.GroupBy(row => row.Reason)
                .Select(rows => new UnitErrors(unit, rows.Key, rows.Sum(row => row.Count), Time.FromMs(rows.Max(row => row.LastAtMs))))
                .OrderByDescending(one => one.Count).ThenBy(one => one.Reason, StringComparer.Ordinal),
        ];
    }

    private static async Task<IReadOnlyList<UnitConsumer>> ReadConsumersAsync(
        LedgerContext context, string unit, int mostWaiting, CancellationToken cancellationToken)
    {
        // Sources of pushed commands keep their place in the same table.
        var cursors = (await context.Cursors.Where(row => row.Unit == unit).OrderBy(row => row.Consumer).ToListAsync(cancellationToken))
            .Where(row => !CursorKey.IsSource(row.Consumer)).ToList();
        if (cursors.Count == 0)
            cursors.Add(new CursorRow { Unit = unit, Consumer = "" });
        var parked = await context.Parked.Where(row => row.Unit == unit).GroupBy(row => row.Consumer)
            .Select(group => new { Consumer = group.Key, Count = group.LongCount() }).ToDictionaryAsync(one => one.Consumer, one => one.Count, cancellationToken);
        var consumers = new List<UnitConsumer>();
        foreach (var cursor in cursors)
        {
            var waiting = await context.Addressees
                .Where(row => row.Addressee == unit && row.Sequence > cursor.Sequence)
                .OrderBy(row => row.Sequence)
                .Take(mostWaiting)
                .Join(context.Entries, row => row.Sequence, entry => entry.Sequence, (_, entry) => new { entry.Sequence, entry.PetitionId, entry.AtMs })
                .OrderBy(entry => entry.Sequence)
                .ToListAsync(cancellationToken);
            consumers.Add(new UnitConsumer(
                cursor.Consumer, cursor.Sequence, cursor.UpdatedAtMs == 0 ? null : Time.FromMs(cursor.UpdatedAtMs), parked.GetValueOrDefault(cursor.Consumer),
                [.. waiting.Select(entry => new UnitWaiting(entry.Sequence, entry.PetitionId is { } id ? new PetitionId(id) : null, Time.FromMs(entry.AtMs)))]));
        }

        return consumers;
    }

    private static UnitContact ToContact(UnitCode unit, UnitContactRow row) => new(
        unit, Time.FromMs(row.CalledAtMs), Time.FromMs(row.PulledAtMs), Time.FromMs(row.CommandedAtMs), Time.FromMs(row.CertificateEndsAtMs));
}
