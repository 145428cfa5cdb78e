using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>How a unit's system is doing. Items that accuse one of some units are in none of its numbers.</summary>
internal sealed class HealthReading(LedgerContext context, UnitCode unit, IReadOnlyCollection<UnitCode> notAccusing)
{
    private const int ErrorDays = 7;

    private readonly string _code = unit.Value;

    public async Task<UnitHealth> ReadAsync(DateTimeOffset now, int mostWaiting, CancellationToken cancellationToken)
    {
        var contact = await context.UnitContacts.Where(row => row.Unit == _code).SingleOrDefaultAsync(cancellationToken);
        var nowMs = now.ToUnixTimeMilliseconds();
        var duties = OpenDuties();
        return new UnitHealth(
            contact is null ? null : ToContact(unit, contact),
            await ReadErrorsAsync(nowMs, cancellationToken),
            await ReadConsumersAsync(mostWaiting, cancellationToken),
            await context.MonitoredPetitions.NotOf(notAccusing).Where(row => row.OpenHolder == _code)
                .LongCountAsync(cancellationToken),
            await duties.LongCountAsync(cancellationToken),
            await duties.Where(row => row.DueAtMs <= nowMs).LongCountAsync(cancellationToken));
    }

    // An item that the figures do not have yet may accuse: it counts once they say that it does not.
    private IQueryable<DutyRow> OpenDuties()
    {
        var open = context.Duties.Where(row => row.State == (int)DutyState.Open && row.Unit == _code);
        var items = context.MonitoredPetitions.NotOf(notAccusing);
        return notAccusing.Count == 0 ? open : open.Where(row => items.Any(item => item.PetitionId == row.PetitionId));
    }

    private IQueryable<EntryRow> Entries()
    {
        var items = context.MonitoredPetitions.NotOf(notAccusing);
        return notAccusing.Count == 0
            ? context.Entries
            : context.Entries.Where(row => row.PetitionId == null || items.Any(item => item.PetitionId == row.PetitionId));
    }

    private async Task<IReadOnlyList<UnitErrors>> ReadErrorsAsync(long nowMs, CancellationToken cancellationToken)
    {
        var today = Buckets.DayOf(Buckets.HourOf(nowMs));
        var errors = new List<UnitErrorRow>();
        // Each day is one search: the days of all units lie between.
        for (var day = today - ErrorDays + 1; day <= today; day++)
            errors.AddRange(
                await context.UnitErrors.Where(row => row.Day == day && row.Unit == _code).ToListAsync(cancellationToken));
        return
        [
            .. errors.GroupBy(row => row.Reason)
                .Select(rows =>
                    new UnitErrors(unit, rows.Key, rows.Sum(row => row.Count), Time.FromMs(rows.Max(row => row.LastAtMs))))
                .OrderByDescending(one => one.Count).ThenBy(one => one.Reason, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<UnitConsumer>> ReadConsumersAsync(int mostWaiting, CancellationToken cancellationToken)
    {
        var cursors = await context.Cursors
            .Where(row => row.Unit == _code && row.Kind == CursorKind.Inbox)
            .OrderBy(row => row.Name)
            .ToListAsync(cancellationToken);
        if (cursors.Count == 0)
            cursors.Add(new CursorRow { Unit = _code, Kind = CursorKind.Inbox, Name = "" });
        var parked = await context.Parked.Where(row => row.Unit == _code)
            .Join(Entries(), row => row.Sequence, entry => entry.Sequence, (row, _) => row.Consumer).GroupBy(consumer => consumer)
            .Select(group => new { Consumer = group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(one => one.Consumer, one => one.Count, cancellationToken);
        var consumers = new List<UnitConsumer>();
        foreach (var cursor in cursors)
        {
            var waiting = await context.Addressees
                .Where(row => row.Addressee == _code && row.Sequence > cursor.Sequence)
                .OrderBy(row => row.Sequence)
                .Join(Entries(), row => row.Sequence, entry => entry.Sequence, (row, entry) => new { row.Sequence, entry.AtMs })
                .OrderBy(entry => entry.Sequence)
                .Take(mostWaiting)
                .Select(entry => entry.AtMs)
                .ToListAsync(cancellationToken);
            consumers.Add(new UnitConsumer(
                cursor.Name, await ShownAsync(cursor.Sequence, cancellationToken),
                cursor.UpdatedAtMs == 0 ? null : Time.FromMs(cursor.UpdatedAtMs),
                parked.GetValueOrDefault(cursor.Name), waiting.Count, waiting.Count == 0 ? null : Time.FromMs(waiting[0])));
        }

        return consumers;
    }

    /// <summary>
    /// A place in the inbox; where the last entry up to it is not to be told of, the one before. A unit knows its own, which no
    /// item that accuses it ever moved.
    /// </summary>
    private async Task<long> ShownAsync(long sequence, CancellationToken cancellationToken)
    {
        if (notAccusing.Count == 0 || notAccusing.Contains(unit))
            return sequence;
        var told = context.Addressees.Where(row => row.Addressee == _code && row.Sequence <= sequence);
        var last = await told.MaxAsync(row => (long?)row.Sequence, cancellationToken);
        var shown = await told.OrderByDescending(row => row.Sequence)
            .Join(Entries(), row => row.Sequence, entry => entry.Sequence, (row, _) => row.Sequence)
            .OrderByDescending(one => one).Select(one => (long?)one).FirstOrDefaultAsync(cancellationToken);
        return shown == last ? sequence : shown ?? 0;
    }

    private static UnitContact ToContact(UnitCode unit, UnitContactRow row) => new(
        unit, Time.FromMs(row.CalledAtMs), Time.FromMs(row.PulledAtMs), Time.FromMs(row.CommandedAtMs),
        Time.FromMs(row.CertificateEndsAtMs));
}
