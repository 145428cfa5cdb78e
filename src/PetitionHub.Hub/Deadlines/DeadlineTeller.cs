using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Deadlines;

/// <summary>
/// Has the ledger say which duties came near or past their dates, and which items are long between hands, as of its clock.
/// Several may do so at once: see <see cref="HubCommands"/>. However much there is, it goes page by page, in the order of dates.
/// </summary>
/// <param name="reader">Where it looks.</param>
/// <param name="writer">What takes its commands.</param>
/// <param name="rules">Which calendars are published, and how early the hub warns.</param>
/// <param name="clock">The time.</param>
public sealed class DeadlineTeller(DutyReader reader, LedgerWriter writer, LedgerRules rules, TimeProvider clock)
{
    private const int PageSize = 512;

    /// <summary>How many of its commands wait for the writer at most: the queue is the units' first.</summary>
    private const int InFlight = 64;

    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    /// <summary>Is called with every command that the ledger decided, and whether it took it.</summary>
    public Action<StepKind, bool> Decided { get; init; } = (_, _) => { };

    /// <summary>Sends all notices that are due now; returns how many commands the ledger took.</summary>
    /// <exception cref="OperationCanceledException">The hub stops.</exception>
    /// <exception cref="LedgerUnavailableException">The database failed; notices sent before are in the ledger.</exception>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await TellAsync(DeadlineStage.Overdue, DateTimeOffset.UnixEpoch, now, cancellationToken)
            + await TellAsync(DeadlineStage.Warning, now, now.AddDays(rules.Watch.WarnDaysBefore), cancellationToken)
            + await WalkAsync<PassedPetition>(
                after => reader.FindPassedPetitionsAsync(now.AddDays(-rules.Watch.DaysBetweenHands), after, PageSize,
                    cancellationToken),
                page => page.Select(HubCommands.TellOfPassing),
                cancellationToken);
    }

    /// <summary>Computes provisional dates anew whose calendars are published; gives how many petitions it changed.</summary>
    /// <exception cref="OperationCanceledException">The hub stops.</exception>
    /// <exception cref="LedgerUnavailableException">The database failed; what was changed is changed.</exception>
    public Task<int> ChangeAsync(CancellationToken cancellationToken)
    {
        if (rules.Calendar.LastFinalDay is not { } final)
            return Task.FromResult(0);
        var end = ChinaTime.EndOf(final);
        return WalkAsync<WatchedDuty>(
            // A date is kept as the end of its day: that of the last final one is in.
            after => reader.FindProvisionalDutiesAsync(end.AddMilliseconds(1), after, PageSize, cancellationToken),
            page => page.GroupBy(duty => duty.Petition).Select(duties => HubCommands.Change([.. duties])),
            cancellationToken);
    }

    private Task<int> TellAsync(
        DeadlineStage stage, DateTimeOffset dueAfter, DateTimeOffset dueThrough, CancellationToken cancellationToken) =>
        WalkAsync<WatchedDuty>(
            after => reader.FindUntoldDutiesAsync(stage, dueAfter, dueThrough, after, PageSize, cancellationToken),
            page => page.Select(duty => HubCommands.Tell(duty, stage)),
            cancellationToken);

    /// <summary>
    /// Goes through all that is found, once: what is refused is not in the next page, and no page waits for it.
    /// </summary>
    private async Task<int> WalkAsync<T>(
        Func<T?, Task<IReadOnlyList<T>>> read, Func<IReadOnlyList<T>, IEnumerable<Submission>> toCommands,
        CancellationToken cancellationToken)
        where T : class
    {
        var (accepted, after) = (0, (T?)null);
        for (var more = true; more;)
        {
            var page = await read(after);
            foreach (var commands in toCommands(page).Chunk(InFlight))
                accepted += (await Task.WhenAll(commands.Select(command => SubmitAsync(command, cancellationToken))))
                    .Count(taken => taken);
            more = page.Count == PageSize;
            after = more ? page[^1] : null;
        }

        return accepted;
    }

    /// <summary>
    /// True where the command was accepted; false where it was refused, for example because another hub was first.
    /// </summary>
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
            if (result.Refusal is { Reason: RefusalReason.ClockUntrusted } untrusted)
                throw new LedgerUnavailableException(untrusted.Message);
            Decided(submission.Command.Steps[0].Kind, result.IsAccepted);
            return result.IsAccepted;
        }
    }
}
