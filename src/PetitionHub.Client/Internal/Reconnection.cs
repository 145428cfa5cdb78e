using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace PetitionHub.Client.Internal;

/// <summary>
/// The pause before a broken stream is opened again: random, and growing. A stream that the hub refused (an expired certificate,
/// a suspended unit) is also tried again, with the longest pause, since the cause may be removed at the hub.
/// </summary>
internal sealed class Reconnection(string stream, TimeProvider clock, ILogger log)
{
    private const int PatientAttempt = 10;

    private int _failures;

    /// <summary>The last failure; null while the stream works.</summary>
    public HubError? LastError { get; private set; }

    /// <summary>The stream brought something.</summary>
    public void Works() => (_failures, LastError) = (0, null);

    public async Task PauseAsync(RpcException exception, CancellationToken stop)
    {
        var error = HubError.From(exception);
        LastError = error;
        var pause = HubRetry.Pause(error.IsTransient ? _failures++ : PatientAttempt, error.RetryDelay);
        if (error.IsTransient)
            log.StreamBroke(stream, error.ReasonName, error.Message, pause);
        else
            log.StreamRefused(stream, error.ReasonName, error.Message, pause);
        ClientMetrics.Reconnects.Add(1, new KeyValuePair<string, object?>("stream", stream));
        await Task.Delay(pause, clock, stop).ConfigureAwait(false);
    }
}
