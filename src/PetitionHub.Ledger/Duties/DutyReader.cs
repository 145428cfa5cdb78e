using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Duties;

/// <summary>
/// Reads what the hub watches by itself: duties by their dates, and petitions between hands, each page from where the one before
/// ended. It waits for the lists where they do not have all that was in the ledger when it was asked.
/// </summary>
public sealed class DutyReader
{
    private readonly ProjectionReading _lists;

    internal DutyReader(ILedgerDatabase database, LedgerProjection lists) => _lists = new ProjectionReading(database, lists);

    /// <summary>
    /// The next open duties for which the hub has not sent this notice yet, due after one moment and up to another, by due time.
    /// </summary>
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
        PageLimit.Require(limit);
        return await _lists.ReadAsync(
            context => FindUntoldAsync(context, stage, dueAfter, dueThrough, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>The next open duties whose dates are provisional and before a moment, by due time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<WatchedDuty>> FindProvisionalDutiesAsync(
        DateTimeOffset dueBefore, WatchedDuty? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await _lists.ReadAsync(
            context => FindProvisionalAsync(context, dueBefore, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>The next petitions whose time between hands counts from no later than a moment, longest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<PassedPetition>> FindPassedPetitionsAsync(
        DateTimeOffset countedThrough, PassedPetition? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Require(limit);
        return await _lists.ReadAsync(
            context => FindPassedAsync(context, countedThrough, after, limit, cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<WatchedDuty>> FindUntoldAsync(
        LedgerContext context, DeadlineStage stage, DateTimeOffset dueAfter, DateTimeOffset dueThrough, WatchedDuty? after,
        int limit, CancellationToken cancellationToken)
    {
        var (fromMs, throughMs) = (dueAfter.ToUnixTimeMilliseconds(), dueThrough.ToUnixTimeMilliseconds());
        var found = new List<WatchedDuty>();
        // One range of the index for each stage that is below; a query of them all would be sorted whole.
        for (var told = 0; told < (int)stage; told++)
        {
            var below = told;
            var duties = context.Duties.Where(
                row => row.State == (int)DutyState.Open && row.Told == below && row.DueAtMs > fromMs && row.DueAtMs <= throughMs);
            found.AddRange(await TakeAsync(duties, after, limit, cancellationToken));
        }

        return
        [
            .. found.OrderBy(duty => duty.DueAt).ThenBy(duty => duty.Petition.ToString(), StringComparer.Ordinal)
                .ThenBy(duty => duty.Number)
                .Take(limit),
        ];
    }

    private static async Task<IReadOnlyList<WatchedDuty>> FindProvisionalAsync(
        LedgerContext context, DateTimeOffset dueBefore, WatchedDuty? after, int limit, CancellationToken cancellationToken)
    {
        var beforeMs = dueBefore.ToUnixTimeMilliseconds();
        return await TakeAsync(
            context.Duties.Where(row => row.State == (int)DutyState.Open && row.IsProvisional && row.DueAtMs < beforeMs),
            after, limit, cancellationToken);
    }

    private static async Task<IReadOnlyList<PassedPetition>> FindPassedAsync(
        LedgerContext context, DateTimeOffset countedThrough, PassedPetition? after, int limit,
        CancellationToken cancellationToken)
    {
        var (fromMs, throughMs) = (after?.CountedFrom.ToUnixTimeMilliseconds() ?? 0, countedThrough.ToUnixTimeMilliseconds());
        var id = after?.Petition.Value ?? Guid.Empty;
        var rows = await context.ListedPetitions
            .Where(row => row.PassingCountedFromMs >= fromMs && row.PassingCountedFromMs <= throughMs
                && (row.PassingCountedFromMs > fromMs || row.Id > id))
            .OrderBy(row => row.PassingCountedFromMs).ThenBy(row => row.Id)
            .Take(limit)
            .Select(row => new { row.Id, row.PassingCountedFromMs })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PassedPetition(new PetitionId(row.Id), Time.FromMs(row.PassingCountedFromMs!.Value)))];
    }

    private static async Task<IReadOnlyList<WatchedDuty>> TakeAsync(
        IQueryable<DutyRow> duties, WatchedDuty? after, int limit, CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            var (dueAtMs, petition, number) = (after.DueAt.ToUnixTimeMilliseconds(), after.Petition.Value, after.Number);
            duties = duties.Where(row => row.DueAtMs >= dueAtMs
                && (row.DueAtMs > dueAtMs || row.PetitionId > petition || (row.PetitionId == petition && row.Number > number)));
        }

        var rows = await duties
            .OrderBy(row => row.DueAtMs).ThenBy(row => row.PetitionId).ThenBy(row => row.Number)
            .Take(limit)
            .Select(row => new { row.PetitionId, row.Number, row.DueAtMs })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new WatchedDuty(new PetitionId(row.PetitionId), row.Number, Time.FromMs(row.DueAtMs)))];
    }
}
