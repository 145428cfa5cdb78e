using Microsoft.Extensions.Hosting;

namespace PetitionHub.Hub.Telemetry;

/// <summary>Makes the gauges that the capabilities have, as the hub starts.</summary>
internal sealed class HubGauges(HubMeter meter, IEnumerable<HubGauge> gauges) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var gauge in gauges)
            meter.Meter.CreateObservableGauge(gauge.Name, gauge.Read, gauge.Unit, gauge.Description);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
