using Grpc.Core;

namespace PetitionHub.Client;

/// <summary>
/// Sends a call again while its failure is transient: after the hub's own delay, else with growing, random pauses.
/// </summary>
/// <param name="patience">For how long a call is tried again, from its first failure.</param>
/// <param name="clock">The clock; null is the machine's.</param>
public sealed class HubRetry(TimeSpan patience, TimeProvider? clock = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>
    /// Makes the call until it is answered, refused, or out of patience. A mutation keeps its request id, or it would not be
    /// safe.
    /// </summary>
    /// <exception cref="RpcException">The refusal, or the last transient failure.</exception>
    public async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        long? firstFailure = null;
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan pause;
            try
            {
                return await call(cancellationToken);
            }
            catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
            {
                var error = HubError.From(exception);
                firstFailure ??= _clock.GetTimestamp();
                pause = Pause(attempt, error.RetryDelay);
                if (!error.IsTransient || _clock.GetElapsedTime(firstFailure.Value) + pause > patience)
                    throw;
            }

            await Task.Delay(pause, _clock, cancellationToken);
        }
    }

    /// <summary>
    /// The pause before the next attempt: at least what the hub asked for, and beyond it random in the whole of a growing span,
    /// so that 90,000 clients that lost the hub together do not come back together.
    /// </summary>
    /// <param name="attempt">How many attempts failed before the last one.</param>
    /// <param name="asked">The delay that the hub asked for.</param>
    public static TimeSpan Pause(int attempt, TimeSpan? asked)
    {
        var ceiling = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        var random = (ceiling < LongestPause ? ceiling : LongestPause) * Random.Shared.NextDouble();
        return random + (asked ?? TimeSpan.Zero);
    }
}
