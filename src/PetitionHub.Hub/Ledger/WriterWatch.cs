using Microsoft.Extensions.Hosting;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Ledger;

/// <summary>
/// Checks every second whether the writer can commit, also while no commands come, so that the hub is not called ready where it
/// could not take one. The first look is before the hub listens.
/// </summary>
internal sealed class WriterWatch(LedgerWriter writer) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await writer.ProbeAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The machine's own time, also where the hub's clock is another's or wrong.
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await writer.ProbeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The hub stops.
        }
    }
}
