using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Duties;

namespace PetitionHub.Ledger;

// What the hub watches by itself, page by page in the order of dates, however much there is of it.
public sealed partial class LedgerReader
{
    /// <summary>The next open duties of which the hub has not told that much, due after one moment and up to another, by due time.</summary>
    /// <param name="stage">What is to be told.</param>
    /// <param name="dueAfter">Duties that are due later than this.</param>
    /// <param name="dueThrough">Duties that are due no later than this.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<WatchedDuty>> FindUntoldDutiesAsync(
        DeadlineStage stage, DateTimeOffset dueAfter, DateTimeOffset dueThrough, WatchedDuty? after, int limit,
        CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => WatchReading.FindUntoldAsync(context, stage, dueAfter, dueThrough, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>The next open duties whose dates are provisional and before a moment, by due time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<WatchedDuty>> FindProvisionalDutiesAsync(
        DateTimeOffset dueBefore, WatchedDuty? after, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => WatchReading.FindProvisionalAsync(context, dueBefore, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>The next petitions whose time between hands counts from no later than a moment, longest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<PassedPetition>> FindPassedPetitionsAsync(
        DateTimeOffset countedThrough, PassedPetition? after, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await ReadAsync(
            context => WatchReading.FindPassedAsync(context, countedThrough, after, limit, cancellationToken), cancellationToken);
    }
}
