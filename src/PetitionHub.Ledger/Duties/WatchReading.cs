using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Duties;

/// <summary>Reads what is due or between hands, each page from where the one before ended.</summary>
internal static class WatchReading
{
    public static async Task<IReadOnlyList<WatchedDuty>> FindUntoldAsync(
        LedgerContext context, DeadlineStage stage, DateTimeOffset dueAfter, DateTimeOffset dueThrough, WatchedDuty? after, int limit,
        CancellationToken cancellationToken)
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
            .. found.OrderBy(duty => duty.DueAt).ThenBy(duty => duty.Petition.ToString(), StringComparer.Ordinal).ThenBy(duty => duty.Number)
                .Take(limit),
        ];
    }

    public static async Task<IReadOnlyList<WatchedDuty>> FindProvisionalAsync(
        LedgerContext context, DateTimeOffset dueBefore, WatchedDuty? after, int limit, CancellationToken cancellationToken)
    {
        var beforeMs = dueBefore.ToUnixTimeMilliseconds();
        return await TakeAsync(
            context.Duties.Where(row => row.State == (int)DutyState.Open && row.IsProvisional && row.DueAtMs < beforeMs),
            after, limit, cancellationToken);
    }

    public static async Task<IReadOnlyList<PassedPetition>> FindPassedAsync(
        LedgerContext context, DateTimeOffset countedThrough, PassedPetition? after, int limit, CancellationToken cancellationToken)
    {
        var (fromMs, throughMs) = (after?.CountedFrom.ToUnixTimeMilliseconds() ?? 0, countedThrough.ToUnixTimeMilliseconds());
        var id = after?.Petition.Value ?? Guid.Empty;
        var rows = await context.Petitions
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
