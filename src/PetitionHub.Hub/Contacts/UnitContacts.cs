using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Contacts;

/// <summary>
/// Remembers when each unit's system was last heard of, and what it was refused for. Calls only note it; every few seconds it is
/// written, of each unit at most once a minute, so that ninety thousand units that call all the time cost little. A crash loses a
/// minute of it.
/// </summary>
internal sealed class UnitContacts(ContactWriter writer, LedgerWriter ledger, TimeProvider clock, ILogger<UnitContacts> logger)
    : BackgroundService
{
    /// <summary>How many different errors are kept until the next write. Further ones are dropped.</summary>
    private const int MaxErrors = 50_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseOfUnit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptErrors = TimeSpan.FromDays(8);

    private readonly Outage _outage = new();
    private readonly ConcurrentDictionary<UnitCode, Heard> _heard = [];
    private ConcurrentDictionary<(UnitCode Unit, string Reason), (long Count, DateTimeOffset Last)> _errors = [];

    public void Called(UnitCode unit, DateTimeOffset? certificateEnds) =>
        Note(unit, (heard, now) => heard with
        {
            Contact = heard.Contact with
            {
                CalledAt = now,
                CertificateEndsAt = certificateEnds ?? heard.Contact.CertificateEndsAt
            }
        });

    public void Pulled(UnitCode unit) =>
        Note(unit, (heard, now) => heard with { Contact = heard.Contact with { PulledAt = now } });

    /// <summary>A command was decided; an operator's is not kept.</summary>
    public void Decided(Actor actor, Answer<CommandReceipt> result)
    {
        if (actor.Unit is not { } unit)
            return;
        if (result.IsAccepted)
            Note(unit, (heard, now) => heard with { Contact = heard.Contact with { CommandedAt = now } });
    }

    public void Refused(UnitCode unit, string reason) => AddErrors(unit, reason, 1, clock.GetUtcNow());

    /// <summary>What is remembered of a unit; null for nothing.</summary>
    public UnitContact? Find(UnitCode unit) => _heard.GetValueOrDefault(unit)?.Contact;

    /// <summary>Writes what is remembered now, of all units.</summary>
    public Task WriteAllAsync(CancellationToken cancellationToken) => WriteAsync(TimeSpan.Zero, cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            if (!ledger.Condition.IsStopped)
                await WriteAllAsync(cancellationToken);
        }
#pragma warning disable CA1031 // The hub stops whatever befalls this.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ContactLog.NotKept(logger, FaultText.WithoutMessages(e));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var removed = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(Pause, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                // A time from an untrusted clock would stay until the real time has passed it.
                if (ledger.Condition.IsStopped)
                    continue;
                await WriteAsync(PauseOfUnit, stoppingToken);
                _outage.End();
                if (clock.GetUtcNow() - removed < TimeSpan.FromHours(1))
                    continue;
                removed = clock.GetUtcNow();
                await writer.RemoveErrorsBeforeAsync(removed - KeptErrors, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What could not be written is kept for the next time, and the hub goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_outage.Meets(e))
                    ContactLog.NotKept(logger, FaultText.WithoutMessages(e));
            }
        }
    }

    private async Task WriteAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var (now, due) = (clock.GetUtcNow(), new List<UnitContact>());
        foreach (var (unit, heard) in _heard)
        {
            if (!heard.IsNew || now - heard.WrittenAt < pause
                || !_heard.TryUpdate(unit, heard with { IsNew = false, WrittenAt = now }, heard))
                continue;
            due.Add(heard.Contact);
        }

        await WriteAsync(
            due.OrderBy(contact => contact.Unit),
            some => writer.WriteAsync(some, [], cancellationToken),
            contact => Note(contact.Unit, (heard, _) => heard with { WrittenAt = DateTimeOffset.MinValue }));
        var errors = Interlocked.Exchange(ref _errors, []).Select(pair =>
            new UnitErrors(pair.Key.Unit, pair.Key.Reason, pair.Value.Count, pair.Value.Last));
        await WriteAsync(
            errors.OrderBy(error => error.Unit).ThenBy(error => error.Reason, StringComparer.Ordinal),
            some => writer.WriteAsync([], some, cancellationToken),
            error => AddErrors(error.Unit, error.Reason, error.Count, error.LastAt));
    }

    /// <summary>Writes rows, a transaction's worth at a time, and keeps what could not be written for the next time.</summary>
    private static async Task WriteAsync<T>(IEnumerable<T> rows, Func<T[], Task> write, Action<T> keep)
    {
        var left = new Queue<T[]>(rows.Chunk(ContactWriter.RowsAtOnce));
        try
        {
            for (; left.TryPeek(out var some); left.Dequeue())
                await write(some);
        }
        catch
        {
            foreach (var row in left.SelectMany(some => some))
                keep(row);
            throw;
        }
    }

    private void AddErrors(UnitCode unit, string reason, long count, DateTimeOffset lastAt)
    {
        var errors = _errors;
        if (errors.Count < MaxErrors)
            errors.AddOrUpdate((unit, reason), (count, lastAt), (_, known) =>
                (known.Count + count, known.Last > lastAt ? known.Last : lastAt));
    }

    private void Note(UnitCode unit, Func<Heard, DateTimeOffset, Heard> change)
    {
        var now = clock.GetUtcNow();
        _heard.AddOrUpdate(
            unit,
            code => change(new Heard(new UnitContact(code, null, null, null, null), true, DateTimeOffset.MinValue), now),
            (_, heard) => change(heard, now) with { IsNew = true });
    }

    private sealed record Heard(UnitContact Contact, bool IsNew, DateTimeOffset WrittenAt);
}
