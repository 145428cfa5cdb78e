using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Something that waits in the writer's queue. Until a batch takes it, it can be cancelled; once taken it runs.
/// </summary>
internal abstract class Work
{
    private const int Waiting = 0;
    private const int Ended = 1;

    private int _state = Waiting;

    /// <summary>How much of the queue's bytes it takes while it waits.</summary>
    public virtual int Bytes => 0;

    /// <summary>The batch takes it; false where it was cancelled.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Ended, Waiting) == Waiting;

    /// <summary>
    /// Decides it within the batch; the answer is kept until the batch is committed. A batch that is run again decides it again.
    /// </summary>
    public abstract void Decide(Batch batch);

    /// <summary>The batch may be committed or not: a fault hid it. It is decided again, or fails.</summary>
    public virtual void DoubtCommit()
    {
    }

    /// <summary>Gives the caller what was decided.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller that the batch failed.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>Work with an answer, whose value is of a type.</summary>
internal abstract class Work<T> : Work
{
    // The writer's thread must never run its callers' continuations.
    private readonly TaskCompletionSource<Answer<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;
    private Answer<T>? _decided;
    private Exception? _fault;

    public Task<Answer<T>> Task => _answer.Task;

    /// <summary>Lets the token cancel the work while it waits.</summary>
    public void CancelBy(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(
                static (work, token) =>
                {
                    if (((Work<T>)work!).TryTake())
                        ((Work<T>)work!)._answer.TrySetCanceled(token);
                },
                this);
    }

    public sealed override void Decide(Batch batch)
    {
        (_decided, _fault) = (null, null);
        try
        {
            _decided = Writes && batch.Stopped is { } stopped ? stopped : DecideAnswer(batch);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A fault of the rules fails only this command, not its neighbours. Rules and their batch change nothing before they
            // are done.
            batch.ReportFault(exception);
            _fault = exception;
        }
    }

    public sealed override void Answer()
    {
        _cancellation.Dispose();
        if (_fault is null)
            _answer.TrySetResult(_decided!);
        else
            _answer.TrySetException(_fault);
    }

    public override void Fail(Exception exception)
    {
        _cancellation.Dispose();
        _answer.TrySetException(exception);
    }

    /// <summary>The answer where the queue does not take the work.</summary>
    public Task<Answer<T>> Refuse(Refusal refusal)
    {
        _cancellation.Dispose();
        return System.Threading.Tasks.Task.FromResult<Answer<T>>(refusal);
    }

    /// <summary>
    /// Whether it has to wait while nothing may be written; false where it sees to that itself, or writes nothing new.
    /// </summary>
    protected virtual bool Writes => true;

    protected abstract Answer<T> DecideAnswer(Batch batch);
}
