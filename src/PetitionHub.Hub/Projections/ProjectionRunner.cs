using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Hub.Projections;

/// <summary>
/// Brings a projection along the ledger, in the background: the tail wakes it, and it waits a little, so that entries that come
/// one after another are taken in together and the writer is not disturbed at each. Of several replicas the one that wakes first
/// does it.
/// </summary>
internal sealed class ProjectionRunner(
    LedgerProjection projection, bool enabled, HubOptions options, ILogger<ProjectionRunner> logger)
    : BackgroundService, ITailReader
{
    // Longer pauses made larger bursts, for which receipts waited.
    private const int LeastPauseMs = 50;
    private const int MostPauseMs = 150;

    /// <summary>A projection that is at most this many entries behind counts as up to date.</summary>
    private const long Moments = 2_000;

    /// <summary>
    /// With fewer new entries than this the runner waits one more pause. It is well below <see cref="Moments"/>, so that
    /// <see cref="IsWhole"/> stays true.
    /// </summary>
    private const long Few = Moments / 4;

    private static readonly TimeSpan LeastRetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostRetryPause = TimeSpan.FromSeconds(8);

    private readonly SemaphoreSlim _woken = new(0, 1);
    private readonly Outage _outage = new();
    private TimeSpan _retryPause = LeastRetryPause;
    private ProjectionPosition? _position;
    private bool _isBehind = true;

    /// <summary>
    /// The last sequence that it takes in, as far as this replica knows; 0 where it is not known, or rows are being removed.
    /// </summary>
    public long Position => Volatile.Read(ref _position)?.Sequence ?? 0;

    /// <summary>True where it lacks nothing but what came in the last moments.</summary>
    public bool IsWhole => Volatile.Read(ref _position) is { } position && IsOurs(position) && position.IsKept
        && position.Head - position.Sequence <= Moments;

    /// <summary>
    /// How many entries up to a sequence it does not take in yet, as far as this replica knows; 0 where it is not to be kept.
    /// </summary>
    public long LagAt(long sequence) => enabled ? Math.Max(0, sequence - Position) : 0;

    public void Take(IReadOnlyList<StoredEntry> entries)
    {
        // Only the tail releases it.
        if (_woken.CurrentCount == 0)
            _woken.Release();
    }

    public override void Dispose()
    {
        base.Dispose();
        _woken.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!enabled)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                _outage.End();
                _retryPause = LeastRetryPause;
                // It also looks by itself, since nothing wakes it when rows are to be rebuilt.
                await _woken.WaitAsync(options.Tail.PollMs, stoppingToken);
                await Task.Delay(Random.Shared.Next(LeastPauseMs, MostPauseMs), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The hub works without it: whatever befell it is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // One line for each fault, not for each time that it is met; CaughtUp logs that it has passed.
                if (_outage.Meets(e))
                    ProjectionLog.FollowFailed(logger, projection.Name, Position, FaultText.WithoutMessages(e));
                _isBehind = true;
                Volatile.Write(ref _position, null);
                await Task.Delay(_retryPause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _retryPause = _retryPause * 2 < MostRetryPause ? _retryPause * 2 : MostRetryPause;
            }
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            // Off the thread that started the hub: an embedded engine works on the caller's.
            var position = await Task.Run(() => projection.AdvanceAsync(cancellationToken), cancellationToken);
            var wasOurs = _position is null || IsOurs(_position);
            Volatile.Write(ref _position, position);
            if (!IsOurs(position) && wasOurs)
                ProjectionLog.IsNewer(logger, projection.Name, position.Version);
            // What came while it was at work has woken it again, or will.
            more = IsOurs(position) && !position.IsTaken && (position.IsBeingRemoved || position.Head - position.Sequence >= Few);
        }

        if (_isBehind && IsWhole)
            ProjectionLog.CaughtUp(logger, projection.Name, Position);
        _isBehind = !IsWhole;
    }

    private bool IsOurs(ProjectionPosition position) => position.Version <= projection.Version;
}
