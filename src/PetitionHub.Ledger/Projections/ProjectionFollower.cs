using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// Takes a projection along the ledger, a page at a time: rows and position in one transaction. Any number of replicas may do so
/// at once: the position is moved only from where the page began, so that each page is written by one of them, and none is left
/// out.
/// </summary>
internal sealed class ProjectionFollower(
    ILedgerDatabase database, IProjection projection, RecentEntries recent, TimeProvider clock)
{
    /// <summary>The most entries that one page passes by.</summary>
    private const int PageEntries = 4_096;

    private long _damagedAt = -1;

    /// <summary>How far the projection is.</summary>
    public async Task<ProjectionPosition> GetPositionAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await ReadPositionAsync(context, cancellationToken);
    }

    /// <summary>How far the projection of a name is.</summary>
    public static async Task<ProjectionPosition> ReadPositionAsync(
        LedgerContext context, string name, CancellationToken cancellationToken)
    {
        var found = await context.Projections
            .Where(row => row.Name == name)
            .Select(row => new
            {
                row.Sequence,
                row.IsBeingRemoved,
                row.Holder,
                row.HeldUntilMs,
                row.Version,
                row.EntrySha256,
                Head = context.Heads.Where(head => head.Id == HeadRow.TheId).Select(head => head.Sequence).Single(),
                Entry = context.Entries.Where(entry => entry.Sequence == row.Sequence).Select(entry => entry.Sha256)
                    .SingleOrDefault(),
            })
            .SingleAsync(cancellationToken);
        var isOfThisLedger = found.Sequence == 0 || (found.Entry is { } entry && entry.AsSpan().SequenceEqual(found.EntrySha256));
        var place = new ProjectionPlace(found.Sequence, found.IsBeingRemoved, found.Holder, found.HeldUntilMs);
        return new ProjectionPosition(place, found.Head, found.Version, isOfThisLedger);
    }

    /// <summary>Takes in one page, or removes some rows of another version; returns the new position.</summary>
    public async Task<ProjectionPosition> AdvanceAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var position = await ReadPositionAsync(context, cancellationToken);
        // Rows of a later version are another replica's business, which was updated already.
        if (position.Version > projection.Version)
            return position;
        if (position.Version < projection.Version || !position.IsOfThisLedger)
            await MoveAloneAsync(context, position, ProjectionPlace.Removing, cancellationToken);
        else if (position.IsTaken)
            await StandBackAsync(context, position, cancellationToken);
        else if (position.IsBeingRemoved)
            await RemoveAsync(context, position, cancellationToken);
        else if (!position.IsAtHead)
            await TakePageAsync(context, position, cancellationToken);
        else
            return position;
        return await ReadPositionAsync(context, cancellationToken);
    }

    /// <summary>Lets the next call of <see cref="AdvanceAsync"/>, in any process, remove all rows and rebuild them.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        for (var moved = false; !moved;)
            moved = await MoveAloneAsync(
                context, await ReadPositionAsync(context, cancellationToken), ProjectionPlace.Removing, cancellationToken);
    }

    private Task<ProjectionPosition> ReadPositionAsync(LedgerContext context, CancellationToken cancellationToken) =>
        ReadPositionAsync(context, projection.Name, cancellationToken);

    /// <summary>
    /// Another process rebuilds the rows, in large pages. Followers take no part of that work until its lease has ended.
    /// </summary>
    private async Task StandBackAsync(LedgerContext context, ProjectionPosition position, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow().ToUnixTimeMilliseconds() > position.Place.HeldUntilMs)
            await MoveAloneAsync(context, position, ProjectionPlace.Removing, cancellationToken);
    }

    private Task RemoveAsync(LedgerContext context, ProjectionPosition position, CancellationToken cancellationToken) =>
        database.RunFollowingAsync(
            context,
            async () =>
            {
                // In the same transaction: a replica that was slow must not remove what others have made since.
                if (!await MoveAsync(context, position, ProjectionPlace.Removing, cancellationToken))
                    return false;
                if (!await projection.RemoveSomeAsync(context, cancellationToken))
                    await MoveAsync(
                        context, position with { Place = ProjectionPlace.Removing }, new ProjectionPlace(0), cancellationToken);
                return true;
            },
            cancellationToken);

    private async Task TakePageAsync(LedgerContext context, ProjectionPosition position, CancellationToken cancellationToken)
    {
        // Sequences are dense: the page is all that lies between, of whatever kind, up to where enough is taken.
        var through = Math.Min(position.Head, position.Sequence + PageEntries);
        var taken = await ReadAsync(context, position.Sequence, through, cancellationToken);
        if (taken.Count == projection.PageTaken)
            through = taken[^1].Sequence;
        if (taken.Count == 0)
        {
            await MoveAloneAsync(context, position, new ProjectionPlace(through), cancellationToken);
            return;
        }

        var write = await PrepareAsync(context, position, taken, cancellationToken);
        await database.RunFollowingAsync(
            context,
            async () =>
            {
                // First, so that of several replicas one writes and the others wait here, and then see that it was done.
                if (!await MoveAsync(context, position, new ProjectionPlace(through), cancellationToken))
                    return false;
                await write(context, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>The first entries after one and up to another that the projection reads, as many as a page takes.</summary>
    private async Task<IReadOnlyList<StoredEntry>> ReadAsync(
        LedgerContext context, long after, long through, CancellationToken cancellationToken)
    {
        int[]? kinds = projection.Kinds is { } read ? [.. read.Select(kind => (int)kind)] : null;
        if (recent.TryFind(after, through, out var entries))
            return
            [
                .. entries.Where(stored => kinds is null || kinds.Contains((int)stored.Entry.StepCase))
                    .Take(projection.PageTaken),
            ];
        var passed = context.Entries.Where(row => row.Sequence > after && row.Sequence <= through);
        if (kinds is not null)
            passed = passed.Where(row => kinds.Contains(row.Kind));
        var rows = passed.OrderBy(row => row.Sequence).Take(projection.PageTaken);
        var page = await (projection.ReadsTexts ? rows.WithTexts(context) : rows.WithoutTexts()).ToListAsync(cancellationToken);
        return page.ConvertAll(stored => stored.With(context.Keys));
    }

    /// <summary>
    /// Rows that are not as they must be are made anew, since trying again would fail for ever. Where it fails at the same place
    /// again, the rows are not the cause, and the fault stays until an operator acts.
    /// </summary>
    private async Task<Func<LedgerContext, CancellationToken, Task>> PrepareAsync(
        LedgerContext context, ProjectionPosition position, IReadOnlyList<StoredEntry> entries,
        CancellationToken cancellationToken)
    {
        try
        {
            return await projection.PrepareAsync(context, position.Sequence, entries, cancellationToken);
        }
        catch (InvalidDataException) when (position.Sequence > _damagedAt)
        {
            _damagedAt = position.Sequence;
            await MoveAloneAsync(context, position, ProjectionPlace.Removing, cancellationToken);
            throw;
        }
    }

    /// <summary>Moves the position, unless another process has.</summary>
    public static async Task<bool> MoveAsync(
        LedgerContext context, IProjection projection, int fromVersion, ProjectionPlace from, ProjectionPlace to,
        CancellationToken cancellationToken) =>
        await context.Projections
            .Where(row => row.Name == projection.Name && row.Version == fromVersion && row.Sequence == from.Sequence
                && row.IsBeingRemoved == from.IsBeingRemoved && row.Holder == from.Holder
                && row.HeldUntilMs == from.HeldUntilMs)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(r => r.Sequence, to.Sequence)
                    .SetProperty(r => r.IsBeingRemoved, to.IsBeingRemoved)
                    .SetProperty(r => r.Holder, to.Holder)
                    .SetProperty(r => r.HeldUntilMs, to.HeldUntilMs)
                    .SetProperty(
                        r => r.EntrySha256,
                        _ => context.Entries.Where(entry => entry.Sequence == to.Sequence).Select(entry => entry.Sha256)
                            .SingleOrDefault())
                    .SetProperty(r => r.Version, projection.Version),
                cancellationToken) == 1;

    /// <summary>Moves the position in a turn of its own.</summary>
    private async Task<bool> MoveAloneAsync(
        LedgerContext context, ProjectionPosition from, ProjectionPlace to, CancellationToken cancellationToken)
    {
        var isMoved = false;
        await database.RunFollowingAsync(
            context, async () => isMoved = await MoveAsync(context, from, to, cancellationToken), cancellationToken);
        return isMoved;
    }

    private Task<bool> MoveAsync(
        LedgerContext context, ProjectionPosition from, ProjectionPlace to, CancellationToken cancellationToken) =>
        MoveAsync(context, projection, from.Version, from.Place, to, cancellationToken);
}
