using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;

namespace PetitionHub.Console.Reading;

/// <summary>Follows the state of the whole exchange while pages ask for it, once for all of them.</summary>
internal sealed class VolumeFollower(MonitoringAnswers monitoring, TimeProvider clock) : IDisposable
{
    // A watcher hears once in 15 seconds at least, and sees then whether anybody still asks.
    private static readonly TimeSpan IdleFor = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _starting = new();
    private Task<WatchVolumesResponse>? _latest;
    private long _askedAt;

    /// <summary>The latest state; the first page to ask waits for it.</summary>
    public Task<WatchVolumesResponse> GetAsync()
    {
        lock (_starting)
        {
            _askedAt = clock.GetTimestamp();
            if (_latest is { IsFaulted: false, IsCanceled: false } latest)
                return latest;
            var first = new TaskCompletionSource<WatchVolumesResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = FollowAsync(first, _stopping.Token);
            return _latest = first.Task;
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task FollowAsync(TaskCompletionSource<WatchVolumesResponse> first, CancellationToken stopping)
    {
        try
        {
            await foreach (var state in monitoring.WatchVolumesAsync(new(), Watcher.Operator, stopping))
            {
                first.TrySetResult(state);
                if (!Keep(Task.FromResult(state)))
                    return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            first.TrySetCanceled(stopping);
        }
#pragma warning disable CA1031 // Whoever asks next begins anew, and learns what is wrong where it lasts.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            first.TrySetException(exception);
            Keep(null);
        }
    }

    /// <summary>Keeps the latest state; false where no page has asked for long: the next one then starts anew.</summary>
    private bool Keep(Task<WatchVolumesResponse>? latest)
    {
        lock (_starting)
        {
            var isAsked = clock.GetElapsedTime(_askedAt) < IdleFor;
            _latest = isAsked ? latest : null;
            return isAsked;
        }
    }
}
