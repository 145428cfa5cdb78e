using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Calendar;
using PetitionHub.Hub.Commands;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Deadlines;

/// <summary>
/// Runs <see cref="DeadlineTeller"/> once a minute and as each day of Shanghai ends. Notices that became due while no hub ran are
/// sent in the order of their dates.
/// </summary>
internal sealed class DeadlineWatch(
    DutyReader duties, LedgerWriter writer, LedgerRules rules, HubOptions options, CommandMetrics metrics, TimeProvider clock,
    ILogger<DeadlineWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly DeadlineTeller _teller = new(duties, writer, rules, clock) { Decided = metrics.Decided };
    private readonly Outage _outage = new();
    private long _lookedAt = clock.GetTimestamp();

    /// <summary>How long ago it was done with all that there was to tell; since the start where it never was.</summary>
    public TimeSpan Age => clock.GetElapsedTime(Volatile.Read(ref _lookedAt));

    /// <summary>Sends all notices that are due now; returns how many of its commands the ledger took.</summary>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        // With an untrusted clock all dates might seem past; and notices that cannot be written are not sent.
        if (writer.Condition.IsStopped)
            return 0;
        // Each time: a replica of an older version, with fewer calendars, may still write provisional dates.
        var changed = await _teller.ChangeAsync(cancellationToken);
        if (changed > 0)
            DeadlineLog.Changed(logger, changed, rules.Calendar.PublishedYears.LastOrDefault());
        var told = await _teller.TellAsync(cancellationToken);
        Volatile.Write(ref _lookedAt, clock.GetTimestamp());
        if (told > 0)
            DeadlineLog.Told(logger, told);
        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Deadlines.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                _outage.End();
            }
#pragma warning disable CA1031 // The hub works without the watch: whatever befell it is tried again.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (_outage.Meets(exception))
                    DeadlineLog.WatchFailed(logger, FaultText.WithoutMessages(exception));
            }

            await Task.Delay(UntilNext(clock.GetUtcNow()), clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Duties are due, and come near, as a day of Shanghai ends.</summary>
    private static TimeSpan UntilNext(DateTimeOffset now)
    {
        var day = ChinaTime.EndOf(ChinaTime.DayOf(now)) - now;
        return day < Period ? day : Period;
    }
}
