using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary>
/// Sends changes over the import stream, a bounded number ahead of the answers. Where the stream breaks, a new one begins with
/// the changes that got no answer: the hub answers those that it had applied with their first receipt.
/// </summary>
internal sealed class UnitImport(UnitService.UnitServiceClient units, TimeSpan patience, TimeProvider clock)
{
    private const int MaxInFlight = 512;

    /// <summary>Sent or to be sent, oldest first, and not answered.</summary>
    private readonly ConcurrentQueue<ImportUnitsRequest> _unanswered = new();

    private long _answered;
    private ExceptionDispatchInfo? _sourceFault;

    /// <summary>Sends every change, and reports the answer to each, in order.</summary>
    /// <exception cref="RpcException">The hub refused the stream, or stayed away for too long.</exception>
    public async Task RunAsync(
        IEnumerable<ImportUnitsRequest> changes,
        Action<ImportUnitsRequest, ImportUnitsResponse> onAnswer,
        CancellationToken cancellationToken)
    {
        using var source = changes.GetEnumerator();
        var lastAnswered = -1L;
        var failedSince = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await RunStreamAsync(source, onAnswer, cancellationToken);
                return;
            }
            catch (RpcException exception) when (
                HubError.From(exception).IsTransient && !cancellationToken.IsCancellationRequested)
            {
                // Progress since the last failure starts the patience anew.
                if (_answered > lastAnswered)
                    (lastAnswered, failedSince, attempt) = (_answered, clock.GetTimestamp(), 0);
                if (clock.GetElapsedTime(failedSince) > patience)
                    throw;
            }

            await Task.Delay(HubRetry.Pause(attempt, null), clock, cancellationToken);
        }
    }

    private async Task RunStreamAsync(
        IEnumerator<ImportUnitsRequest> source,
        Action<ImportUnitsRequest, ImportUnitsResponse> onAnswer,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = units.ImportUnits(cancellationToken: stop.Token);
        using var room = new SemaphoreSlim(MaxInFlight - _unanswered.Count);
        var sending = SendAsync(call.RequestStream, source, room, stop);
        try
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync(stop.Token))
            {
                if (!_unanswered.TryDequeue(out var change))
                    throw new InvalidDataException("The hub answered more changes than it was sent.");
                _answered++;
                onAnswer(change, answer);
                room.Release();
            }

            await sending;
        }
        catch (RpcException) when (_sourceFault is not null)
        {
            _sourceFault.Throw();
        }
        finally
        {
            // A sender that waits for room or for the hub must not outlive its stream: the next one reads on where it stopped.
            await stop.CancelAsync();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync(
        IClientStreamWriter<ImportUnitsRequest> stream,
        IEnumerator<ImportUnitsRequest> source,
        SemaphoreSlim room,
        CancellationTokenSource stop)
    {
        foreach (var change in _unanswered.ToArray())
            await stream.WriteAsync(change, stop.Token);
        while (true)
        {
            await room.WaitAsync(stop.Token);
            if (!await TryReadNextAsync(source, stop))
                break;
            _unanswered.Enqueue(source.Current);
            await stream.WriteAsync(source.Current, stop.Token);
        }

        await stream.CompleteAsync();
    }

    /// <summary>A line that cannot be read ends the stream too, which else would wait for the rest of the changes.</summary>
    private async Task<bool> TryReadNextAsync(IEnumerator<ImportUnitsRequest> source, CancellationTokenSource stop)
    {
        try
        {
            return source.MoveNext();
        }
        catch (Exception exception)
        {
            _sourceFault = ExceptionDispatchInfo.Capture(exception);
            await stop.CancelAsync();
            throw;
        }
    }
}
