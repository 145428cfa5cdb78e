using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Follows how the writer's batches go, and says when that changes: one line when it can no longer write, and one when it can
/// again. A command that fits into what is left of a full disk does not end the fault at once.
/// </summary>
internal sealed class WriterHealth(LedgerLog log)
{
    /// <summary>Longer than a batch takes on a slow disk.</summary>
    public static readonly TimeSpan LongBatch = TimeSpan.FromSeconds(5);

    /// <summary>So long after the last fault it counts as over.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(2);

    private static readonly WriterCondition Waiting = new(
        WriterConditionKind.Waits,
        $"A batch has waited for over {LongBatch.TotalSeconds:0} s: for another's lock, or for the disk.");

    private readonly Lock _lock = new();
    private readonly Outage _outage = new();
    private readonly Outage _repeats = new();
    private WriterCondition _found = new(WriterConditionKind.Unproven, "Nothing was written yet since the start.");
    private WriterCondition _told = WriterCondition.Writes;
    private long _batchBegan;
    private long _faultAt;
    private long _outageBegan;
    private long _lastEnd = Stopwatch.GetTimestamp();

    /// <summary>How long ago the last batch ended, well or not; none where one is under way.</summary>
    public TimeSpan Idle =>
        Volatile.Read(ref _batchBegan) != 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref _lastEnd));

    /// <summary>The condition now. A change is logged at the first look.</summary>
    public WriterCondition Look()
    {
        lock (_lock)
        {
            var began = Volatile.Read(ref _batchBegan);
            var waits = began != 0 && Stopwatch.GetElapsedTime(began) > LongBatch;
            var condition = waits && _found.Kind is (WriterConditionKind.Writes or WriterConditionKind.Unproven) ? Waiting
                : _found;
            Tell(condition);
            return condition;
        }
    }

    public void Began() => Volatile.Write(ref _batchBegan, Stopwatch.GetTimestamp());

    /// <summary>A batch was committed; with the refusal where nothing may be written for the clock's sake.</summary>
    public void Committed(Refusal? clock)
    {
        End();
        if (clock is null && ReferenceEquals(_found, WriterCondition.Writes))
        {
            _repeats.End();
            return;
        }

        lock (_lock)
        {
            if (clock is not null)
                Fault(new WriterCondition(WriterConditionKind.ClockUntrusted, clock.Message));
            else if (_faultAt == 0 || Stopwatch.GetElapsedTime(_faultAt) > Recovery)
                Heal();
        }
    }

    /// <summary>A batch failed for good, or is run again; true where this fault is to be logged.</summary>
    public bool Failed(Exception exception, bool isRunAgain)
    {
        if (!isRunAgain)
        {
            End();
            var isMoved = exception is LedgerMovedException;
            lock (_lock)
            {
                Fault(new WriterCondition(
                    isMoved ? WriterConditionKind.Moved : WriterConditionKind.Fails,
                    isMoved ? exception.Message : $"The ledger cannot be written: {FaultText.Kind(exception)}."));
            }
        }

        return (isRunAgain ? _repeats : _outage).Meets(exception);
    }

    private void End()
    {
        Volatile.Write(ref _lastEnd, Stopwatch.GetTimestamp());
        Volatile.Write(ref _batchBegan, 0);
    }

    private void Fault(WriterCondition condition)
    {
        _faultAt = Stopwatch.GetTimestamp();
        _found = condition;
        Tell(condition);
    }

    private void Heal()
    {
        _faultAt = 0;
        _found = WriterCondition.Writes;
        Tell(_found);
    }

    private void Tell(WriterCondition condition)
    {
        // Nothing is logged while nothing has been written yet, nor where only the text of the same condition changed.
        if (condition.Kind == _told.Kind || condition.Kind == WriterConditionKind.Unproven)
            return;
        if (condition.IsReady)
            log.WritesAgain((long)Stopwatch.GetElapsedTime(_outageBegan).TotalSeconds, _outage.End());
        else if (_told.IsReady)
            _outageBegan = Stopwatch.GetTimestamp();
        // A failed batch is logged where it failed, with its exception.
        if (condition.Kind is WriterConditionKind.Waits or WriterConditionKind.ClockUntrusted)
            log.CannotWrite(condition.Kind == WriterConditionKind.Waits ? LogLevel.Warning : LogLevel.Error, condition.Text);
        _told = condition;
    }
}
