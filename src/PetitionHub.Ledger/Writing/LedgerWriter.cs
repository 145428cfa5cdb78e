using System.Diagnostics;
using System.Threading.Channels;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// The way into the ledger. Any number of callers submit; one loop takes what waits as a batch, as soon as the batch before is
/// done, and commits it in one transaction. A caller is answered after the commit.
/// </summary>
public sealed partial class LedgerWriter : IAsyncDisposable
{
    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(3);

    private readonly BatchRunner _runner;
    private readonly TextKeys _keys;
    private readonly EntryClock _clock;
    private readonly WriterHealth _health;
    private readonly LedgerOptions _options;
    private readonly LedgerLog _log;
    private readonly Channel<Work> _queue;
    private readonly Task _loop;
    // Calls one by one, which are refused where the queue is full, keep the other half of it.
    private readonly SemaphoreSlim _roomForPushes;
    private Task _probe = Task.CompletedTask;
    // Bytes of messages that wait or are in the batch that runs; pushes wait for the next batch where theirs are too many.
    private long _bytes;
    private TaskCompletionSource _batchEnded = NewSignal();
    private volatile bool _isStopping;
    private volatile bool _isFull;

    internal LedgerWriter(
        BatchRunner runner, TextKeys keys, EntryClock clock, WriterHealth health, LedgerOptions options, LedgerLog log)
    {
        (_runner, _keys, _clock, _health, _options, _log) = (runner, keys, clock, health, options, log);
        _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _roomForPushes = new SemaphoreSlim(Math.Max(1, options.QueueCapacity / 2));
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many submissions wait.</summary>
    public int QueueLength => _queue.Reader.Count;

    /// <summary>Whether it can commit. A change is logged at the first look.</summary>
    public WriterCondition Condition => _health.Look();

    /// <summary>
    /// Notes the time that another hub has, which writes into this ledger at this moment. A clock far ahead of it is not trusted.
    /// </summary>
    public void HearPeer(DateTimeOffset time) => _clock.HearPeer(time);

    /// <summary>
    /// Finds out whether it can commit, where no batch has shown it for a moment, by writing the head as it is; then as
    /// <see cref="Condition"/>. A fault is in the answer, not thrown.
    /// </summary>
    public async Task<WriterCondition> ProbeAsync(CancellationToken cancellationToken)
    {
        if (_probe.IsCompleted && (_health.Idle >= ProbeAfter || !Condition.IsReady))
            _probe = EnqueueAsync(new ProbeWork(), CancellationToken.None);
        // One that waits for a lock is not waited for: that it waits is what there is to tell.
        await Task.WhenAny(_probe, Task.Delay(WriterHealth.LongBatch, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return Condition;
    }

    /// <summary>
    /// Lets the rules decide a command and appends what they decide. The same request id with the same digest gets the first
    /// receipt again. Refusals: those of the rules, REQUEST_ID_REUSED, HUB_BUSY where the queue is full, HUB_STOPPING;
    /// CLOCK_UNTRUSTED, as of all that writes.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The database failed; the same command may be sent again.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while it waited; once in a batch it is not cancelled.</exception>
    public Task<Answer<CommandReceipt>> SubmitAsync(Submission submission, CancellationToken cancellationToken) =>
        EnqueueAsync(ToWork(submission), cancellationToken);

    /// <summary>The command as it waits: the ledger keeps a digest of it that nobody can try out.</summary>
    internal CommandWork ToWork(Submission submission, PushPosition? place = null) =>
        new(submission with { CommandSha256 = _keys.DigestOf(submission.CommandSha256.Span) }, place);

    /// <summary>Begins to take pushed commands of one source of a unit.</summary>
    public PushSource OpenSource(UnitCode unit, string source) => new(this, CursorKey.OfSource(unit, source));

    /// <summary>
    /// Moves a consumer's cursor forward to the sequence; a lower one changes nothing. Refusals: CURSOR_AHEAD beyond the head,
    /// HUB_BUSY, HUB_STOPPING. Exceptions as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<long>> AcknowledgeAsync(
        UnitCode unit, string consumer, long sequence, CancellationToken cancellationToken) =>
        EnqueueAsync(new AcknowledgeWork(KeyOf(unit, consumer, sequence)), cancellationToken);

    /// <summary>
    /// Sets an entry of the unit's inbox aside, with a reason, and moves the cursor past it; again, it changes the reason.
    /// Refusals: ENTRY_NOT_FOUND where it is not in the inbox, HUB_BUSY, HUB_STOPPING. Exceptions as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<long>> ParkAsync(
        UnitCode unit, string consumer, long sequence, string reason, CancellationToken cancellationToken) =>
        EnqueueAsync(new ParkWork(KeyOf(unit, consumer, sequence), reason), cancellationToken);

    /// <summary>
    /// Takes an entry off the parked list. Refusals: ENTRY_NOT_FOUND where it is not parked, HUB_BUSY, HUB_STOPPING. Exceptions
    /// as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<long>> UnparkAsync(UnitCode unit, string consumer, long sequence, CancellationToken cancellationToken) =>
        EnqueueAsync(new UnparkWork(KeyOf(unit, consumer, sequence)), cancellationToken);

    /// <summary>
    /// Brings the directory to the ledger's head: for a replica that hears of a unit change that another one committed.
    /// Refusals: HUB_BUSY, HUB_STOPPING. Exceptions as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<Nothing>> RefreshUnitsAsync(CancellationToken cancellationToken) =>
        EnqueueAsync(new RefreshWork(), cancellationToken);

    /// <summary>Refuses what comes from now on, and finishes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        _queue.Writer.TryComplete();
        await _loop;
    }

    /// <summary>
    /// Queues a pushed command once there is room. From then on it cannot be cancelled, so that no later command overtakes it.
    /// </summary>
    internal async ValueTask<Task<Answer<CommandReceipt>>> PutAsync(
        Work<CommandReceipt> work, CancellationToken cancellationToken)
    {
        await _roomForPushes.WaitAsync(cancellationToken);
        try
        {
            await WaitForBytesAsync(cancellationToken);
            await _queue.Writer.WriteAsync(work, cancellationToken);
            Interlocked.Add(ref _bytes, work.Bytes);
        }
        catch (Exception exception)
        {
            _roomForPushes.Release();
            if (exception is ChannelClosedException)
                return work.Refuse(NotTaken());
            throw;
        }

        return LeaveRoomAsync(work.Task);
    }

    private async Task<Answer<CommandReceipt>> LeaveRoomAsync(Task<Answer<CommandReceipt>> decided)
    {
        try
        {
            return await decided;
        }
        finally
        {
            _roomForPushes.Release();
        }
    }

    private static InboxEntryKey KeyOf(UnitCode unit, string consumer, long sequence) =>
        new(CursorKey.OfConsumer(unit, consumer), sequence);

    private Task<Answer<T>> EnqueueAsync<T>(Work<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<Answer<T>>(cancellationToken);
        work.CancelBy(cancellationToken);
        if (Volatile.Read(ref _bytes) + work.Bytes > _options.QueueBytes || !_queue.Writer.TryWrite(work))
            return work.Refuse(NotTaken());
        Interlocked.Add(ref _bytes, work.Bytes);
        _isFull = false;
        return work.Task;
    }

    private Refusal NotTaken()
    {
        if (_isStopping)
            return new Refusal(RefusalReason.HubStopping, "The hub is stopping. Connect again.");
        // Once for each time that the queue fills up: a line for each refusal would add to the load.
        if (!_isFull)
            _log.QueueFull();
        _isFull = true;
        return new Refusal(
            RefusalReason.HubBusy,
            "The hub has more work than it can take. Send the same command again after the delay.");
    }

    /// <summary>Calls one by one, which are refused where the queue is full, keep the other half of its bytes, too.</summary>
    private async Task WaitForBytesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var ended = Volatile.Read(ref _batchEnded).Task;
            if (Volatile.Read(ref _bytes) <= _options.QueueBytes / 2)
                return;
            await ended.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        var taken = new List<Work>(_options.BatchSize);
        while (taken.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            while (taken.Count < _options.BatchSize && _queue.Reader.TryRead(out var work))
            {
                if (work.TryTake())
                    taken.Add(work);
                else
                    Interlocked.Add(ref _bytes, -work.Bytes);
            }

            if (taken.Count == 0)
                continue;
            var started = Stopwatch.GetTimestamp();
            var isProbe = taken is [ProbeWork];
            var count = await _runner.RunAsync(taken);
            if (!isProbe)
                LedgerMetrics.BatchRan(count, started);
            Interlocked.Add(ref _bytes, -taken.Take(count).Sum(work => (long)work.Bytes));
            taken.RemoveRange(0, count);
            Interlocked.Exchange(ref _batchEnded, NewSignal()).SetResult();
        }
    }
}
