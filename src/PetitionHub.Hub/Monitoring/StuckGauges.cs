using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Storage;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>
/// How much is stuck, of the whole ledger, so that each replica shows the same. It is read in the background: who collects gets
/// what was read last, and nothing where that failed.
/// </summary>
internal sealed class StuckGauges(HubMeter meter, MonitoringAnswers answers, TimeProvider clock, ILogger<StuckGauges> logger)
    : BackgroundService
{
    /// <summary>How often it is read.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Outage _outage = new();
    private IReadOnlyList<StuckCount> _counts = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meter.Meter.CreateObservableGauge("petitionhub.stuck", Count, "{item}", "What is stuck, by kind.");
        meter.Meter.CreateObservableGauge(
            "petitionhub.unclaimed.oldest", Age, "s",
            "For how long the item that was handed over first waits to be signed for; 0 where none does.");
        while (!stoppingToken.IsCancellationRequested)
        {
            await ReadAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Off the thread that started the hub: an embedded engine works on the caller's.
            var response = await Task.Run(() =>
                answers.CountStuckAsync(new CountStuckRequest(), Watcher.Operator, stoppingToken), stoppingToken);
            Volatile.Write(ref _counts, response.Counts);
            _outage.End();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The hub stops.
        }
#pragma warning disable CA1031 // The hub works without it: whatever befell it is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _counts, []);
            if (_outage.Meets(e))
                MonitoringLog.StuckFailed(logger, FaultText.WithoutMessages(e));
        }
    }

    private IEnumerable<Measurement<long>> Count() => Volatile.Read(ref _counts)
        .Select(count => new Measurement<long>(count.Count, new KeyValuePair<string, object?>("kind", count.Kind.ToString())));

    private IEnumerable<Measurement<long>> Age() => Volatile.Read(ref _counts)
        .Where(count => count.Kind == StuckKind.Unclaimed)
        .Select(count => new Measurement<long>(
            count.Oldest is { } oldest ? (long)(clock.GetUtcNow() - oldest.ToDateTimeOffset()).TotalSeconds : 0));
}
