using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Writing;

/// <summary>Runs one batch at a time: lock the head, load, decide, write, commit, publish, answer.</summary>
internal sealed class BatchRunner(
    IWriteSession session,
    UnitDirectory directory,
    long appliedSequence,
    LedgerRules rules,
    ICommitListener listener,
    LedgerOptions options,
    TimeProvider clock,
    LedgerLog log)
{
    /// <summary>Units are in the directory as of this entry.</summary>
    private long _appliedSequence = appliedSequence;

    /// <summary>Runs as many of the works as fit, in order, and tells how many; the others are for the next batch.</summary>
    public async Task<int> RunAsync(IReadOnlyList<Work> works)
    {
        Batch batch;
        int count;
        try
        {
            (batch, count) = await CommitAsync(works);
        }
        catch (Exception exception)
        {
            log.BatchFailed(works.Count, exception);
            await RollbackAsync();
            var failure = new LedgerUnavailableException(exception);
            foreach (var work in works)
                work.Fail(failure);
            return works.Count;
        }

        Publish(batch);
        for (var i = 0; i < count; i++)
            works[i].Answer();
        return count;
    }

    private async Task<(Batch Batch, int Count)> CommitAsync(IReadOnlyList<Work> works)
    {
        var head = await session.BeginAsync();
        await ApplyForeignUnitsAsync(head);
        var data = await BatchLoader.LoadAsync(session, head, works);
        using var batch = new Batch(data, directory, rules, clock.GetUtcNow(), log.RulesFaulted);
        var count = Decide(batch, works);
        batch.Complete();
        await session.WriteAsync(batch.Rows);
        await session.CommitAsync();
        return (batch, count);
    }

    private int Decide(Batch batch, IReadOnlyList<Work> works)
    {
        var count = 0;
        while (count < works.Count && batch.Bytes < options.BatchBytes)
            works[count++].Decide(batch);
        return count;
    }

    /// <summary>Takes up what another replica committed since this writer's last batch.</summary>
    private async ValueTask ApplyForeignUnitsAsync(HeadRow head)
    {
        if (head.Sequence == _appliedSequence)
            return;
        foreach (var unit in await session.LoadUnitsAsync(_appliedSequence))
            directory.Put(UnitMapping.ToUnit(unit));
        _appliedSequence = head.Sequence;
    }

    private void Publish(Batch batch)
    {
        if (batch.Rows.Head is not { } head)
            return;
        foreach (var unit in batch.ChangedUnits)
            directory.Put(unit);
        _appliedSequence = head.Sequence;
        try
        {
            listener.OnCommitted(batch.Records);
        }
        catch (Exception exception)
        {
            // The entries are durable: the callers get their receipts, and the tail finds the entries by its poll.
            log.ListenerFaulted(head.Sequence, exception);
        }
    }

    private async ValueTask RollbackAsync()
    {
        try
        {
            await session.RollbackAsync();
        }
        catch (Exception exception)
        {
            log.RollbackFailed(exception);
        }
    }
}
