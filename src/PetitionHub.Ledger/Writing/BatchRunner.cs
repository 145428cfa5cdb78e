using System.Diagnostics;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Runs one batch at a time: lock the head, load, decide, write, commit, publish, answer. A batch that a passing fault broke is
/// run again from its beginning. Where the fault hid that the commit was done, the batch that is run again finds its request ids
/// in the ledger and answers with their first receipts; its entries are then found by the tail, as another replica's are.
/// </summary>
internal sealed class BatchRunner(
    IWriteSession session,
    RecentEntries recent,
    TextKeys keys,
    UnitDirectory directory,
    long appliedSequence,
    LedgerRules rules,
    ICommitListener listener,
    LedgerOptions options,
    EntryClock clock,
    WriterHealth health,
    LedgerLog log)
{
    /// <summary>Units are in the directory as of this entry.</summary>
    private long _appliedSequence = appliedSequence;

    /// <summary>How often a batch is run again.</summary>
    public BatchRetries Retries { get => field ??= BatchRetries.Within(options.LockTimeoutMs); init; }

    /// <summary>Runs as many of the works as fit, in order; returns how many. The others are for the next batch.</summary>
    public async Task<int> RunAsync(IReadOnlyList<Work> works)
    {
        Batch batch;
        int count;
        health.Began();
        try
        {
            (batch, count) = await CommitPatientlyAsync(works);
        }
        catch (Exception exception)
        {
            if (health.Failed(exception, isRunAgain: false))
                log.BatchFailed(works.Count, exception);
            await RollbackAsync();
            var failure = new LedgerUnavailableException(exception);
            foreach (var work in works)
                work.Fail(failure);
            return works.Count;
        }

        health.Committed(batch.Stopped);
        Publish(batch);
        for (var i = 0; i < count; i++)
            works[i].Answer();
        return count;
    }

    private async Task<(Batch Batch, int Count)> CommitPatientlyAsync(IReadOnlyList<Work> works)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CommitAsync(works);
            }
            catch (Exception exception) when (Retries.Allow(attempt, Stopwatch.GetElapsedTime(began))
                && session.IsTransient(exception))
            {
                if (health.Failed(exception, isRunAgain: true))
                    log.BatchRepeated(works.Count, attempt, exception);
                await RollbackAsync();
            }

            await Task.Delay(Retries.DelayAfter(attempt));
        }
    }

    private async Task<(Batch Batch, int Count)> CommitAsync(IReadOnlyList<Work> works)
    {
        var head = await session.BeginAsync();
        await ApplyForeignUnitsAsync(head);
        var data = await BatchLoader.LoadAsync(session, recent, head, works);
        var (now, stopped) = clock.Judge(head, session.DatabaseTime);
        using var batch = new Batch(
            data, directory, rules, keys, now, log.RulesFaulted)
        { Stopped = stopped };
        var count = Decide(batch, works);
        batch.Complete();
        await session.WriteAsync(batch.Rows);
        await CommitAsync(works, count);
        return (batch, count);
    }

    private async ValueTask CommitAsync(IReadOnlyList<Work> works, int count)
    {
        try
        {
            await session.CommitAsync();
        }
        catch
        {
            for (var i = 0; i < count; i++)
                works[i].DoubtCommit();
            throw;
        }
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
        if (batch.Entries.Count == 0 || batch.Rows.Head is not { } head)
            return;
        foreach (var unit in batch.ChangedUnits)
            directory.Put(unit);
        _appliedSequence = head.Sequence;
        recent.Add(batch.Entries, batch.ChangedPetitions);
        try
        {
            listener.OnCommitted(batch.Entries);
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
