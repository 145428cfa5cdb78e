using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Deadlines;

/// <summary>
/// Looks, once a minute and as each day of Shanghai ends, which duties came near or past their dates and which items are long between
/// hands, and has the ledger say so. Several hubs may do it at once: see <see cref="HubCommands"/>. What befell while no hub ran is told
/// in the order of its dates, page by page, however much it is.
/// </summary>
internal sealed class DeadlineWatch(
    LedgerReader ledger, LedgerWriter writer, LedgerRules rules, HubOptions options, HubMetrics metrics, TimeProvider clock,
    ILogger<DeadlineWatch> logger) : BackgroundService
{
    private const int PageSize = 512;

    /// <summary>How many of its commands wait for the writer at most: the queue is the units' first.</summary>
    private const int InFlight = 64;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    private long _lookedAt = clock.GetTimestamp();
    private bool _isChanged;

    /// <summary>How long ago it was done with all that there was to tell; since the start where it never was.</summary>
    public TimeSpan Age => clock.GetElapsedTime(Volatile.Read(ref _lookedAt));

    /// <summary>Tells of all that is to be told of now; gives how many commands of its own the ledger took.</summary>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        if (!_isChanged)
            await ChangeAsync(cancellationToken);
        // Calendars come with the program: what was changed once is changed for as long as it runs.
        _isChanged = true;
        var now = clock.GetUtcNow();
        var told = await TellAsync(DeadlineStage.Overdue, DateTimeOffset.UnixEpoch, now, cancellationToken)
            + await TellAsync(DeadlineStage.Warning, now, now.AddDays(rules.Watch.WarnDaysBefore), cancellationToken)
            + await WalkAsync<PassedPetition>(
                after => ledger.FindPassedPetitionsAsync(now.AddDays(-rules.Watch.DaysBetweenHands), after, PageSize, cancellationToken),
                page => page.Select(HubCommands.TellOfPassing),
                cancellationToken);
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
            }
#pragma warning disable CA1031 // The hub works without the watch: whatever befell it is tried again.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                DeadlineLog.WatchFailed(logger, FaultText.WithoutMessages(exception));
            }

            await Task.Delay(UntilNext(clock.GetUtcNow()), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Duties are due, and come near, as a day of Shanghai ends.</summary>
    private static TimeSpan UntilNext(DateTimeOffset now)
    {
        var day = ChinaTime.EndOf(ChinaTime.DayOf(now)) - now;
        return day < Period ? day : Period;
    }

    private Task<int> TellAsync(DeadlineStage stage, DateTimeOffset dueAfter, DateTimeOffset dueThrough, CancellationToken cancellationToken) =>
        WalkAsync<WatchedDuty>(
            after => ledger.FindUntoldDutiesAsync(stage, dueAfter, dueThrough, after, PageSize, cancellationToken),
            page => page.Select(duty => HubCommands.Tell(duty, stage)),
            cancellationToken);

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var year = rules.Calendar.PublishedYears.LastOrDefault(1);
        var published = ChinaTime.EndOf(new DateOnly(year, 12, 31));
        var changed = await WalkAsync<WatchedDuty>(
            // The last day of the year ends with it.
            after => ledger.FindProvisionalDutiesAsync(published.AddMilliseconds(1), after, PageSize, cancellationToken),
            page => page.GroupBy(duty => duty.Petition).Select(duties => HubCommands.Change([.. duties])),
            cancellationToken);
        if (changed > 0)
            DeadlineLog.Changed(logger, changed, year);
    }

    /// <summary>Goes through all that is found, once: what is refused is not in the next page, and no page waits for it.</summary>
    private async Task<int> WalkAsync<T>(
        Func<T?, Task<IReadOnlyList<T>>> read, Func<IReadOnlyList<T>, IEnumerable<Submission>> toCommands, CancellationToken cancellationToken)
        where T : class
    {
        var (accepted, after) = (0, (T?)null);
        for (var more = true; more;)
        {
            var page = await read(after);
            foreach (var commands in toCommands(page).Chunk(InFlight))
                accepted += (await Task.WhenAll(commands.Select(command => SubmitAsync(command, cancellationToken)))).Count(taken => taken);
            more = page.Count == PageSize;
            after = more ? page[^1] : null;
        }

        return accepted;
    }

    /// <summary>True where the ledger has it; false where the rules refuse it, as where another hub was first.</summary>
    private async Task<bool> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await writer.SubmitAsync(submission, cancellationToken);
            if (result.Refusal?.Reason == RefusalReason.HubBusy)
            {
                await Task.Delay(BusyPause, clock, cancellationToken);
                continue;
            }

            if (result.Refusal?.Reason == RefusalReason.HubStopping)
                throw new OperationCanceledException(result.Refusal.Message);
            metrics.Decided(submission.Command.Steps[0].Kind, result.IsAccepted);
            return result.IsAccepted;
        }
    }
}
