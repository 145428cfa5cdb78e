using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Attachments;

/// <summary>
/// Ends a transfer whose other side sends, or takes, nothing for a minute: it holds memory and a place of its unit.
/// </summary>
internal sealed class IdleLimit : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _idle;

    public IdleLimit(TimeProvider clock, CancellationToken outer)
    {
        _outer = outer;
        _idle = new CancellationTokenSource(Limit, clock);
        Ending = CancellationTokenSource.CreateLinkedTokenSource(outer, _idle.Token);
    }

    private CancellationTokenSource Ending { get; }

    /// <summary>Does what waits for the other side.</summary>
    /// <exception cref="RefusalException">DEADLINE_PASSED: it took too long.</exception>
    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> wait)
    {
        _idle.CancelAfter(Limit);
        try
        {
            return await wait(Ending.Token);
        }
        catch (Exception exception) when (_idle.IsCancellationRequested && !_outer.IsCancellationRequested
            && exception is OperationCanceledException or IOException)
        {
            throw new RefusalException(new Refusal(
                RefusalReason.DeadlinePassed, $"Nothing came for {Limit.TotalSeconds:N0} s. Go on from where the transfer was."));
        }
        finally
        {
            _idle.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        Ending.Dispose();
        _idle.Dispose();
    }
}
