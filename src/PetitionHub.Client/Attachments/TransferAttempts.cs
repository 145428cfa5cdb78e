using Grpc.Core;

namespace PetitionHub.Client.Internal;

/// <summary>Tries a transfer again while its failures pass, for as long as it comes forward.</summary>
internal sealed class TransferAttempts(TimeSpan patience, TimeProvider? clock)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private long _reached = -1;
    private long? _firstFailure;
    private int _failures;

    /// <summary>Notes how far it is: where that is farther than before, patience begins anew.</summary>
    public void Reached(long bytes)
    {
        if (bytes <= _reached)
            return;
        (_reached, _firstFailure, _failures) = (bytes, null, 0);
    }

    /// <summary>
    /// Makes attempts until one says that the transfer is done. One that ends without saying so is a failure like another.
    /// </summary>
    /// <exception cref="RpcException">It was refused, or came no farther for longer than the patience.</exception>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                if (await attempt(cancellationToken))
                    return;
                throw new RpcException(new Status(
                    StatusCode.Unavailable,
                    $"The hub ended the transfer before it was done, after {Math.Max(_reached, 0):N0} bytes, without a reason."));
            }
            catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
            {
                var error = HubError.From(exception);
                _firstFailure ??= _clock.GetTimestamp();
                pause = HubRetry.Pause(_failures++, error.RetryDelay);
                if (!error.IsTransient || _clock.GetElapsedTime(_firstFailure.Value) + pause > patience)
                    throw;
            }

            await Task.Delay(pause, _clock, cancellationToken);
        }
    }
}
