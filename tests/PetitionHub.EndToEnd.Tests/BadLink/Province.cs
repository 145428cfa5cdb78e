using PetitionHub.Client;

namespace PetitionHub.EndToEnd.Tests.BadLink;

/// <summary>
/// A provincial system behind the bad link: it registers letters for a department through its outbox, and copies some on.
/// </summary>
internal sealed class Province(HubChannel hub, string outboxPath, string department, string copied) : IAsyncDisposable
{
    private const int CopyEvery = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;

    public Outbox Outbox { get; private set; } = null!;

    public int Letters { get; private set; }

    public int Copies { get; private set; }

    /// <summary>Starts, or starts again.</summary>
    public async Task StartAsync()
    {
        await StopAsync();
        Outbox = Outbox.Open(outboxPath);
        _sending = new OutboxSender(Outbox, hub.Sync, hub.Ledger).RunAsync(_stop.Token);
    }

    /// <summary>Takes letters in, for a time.</summary>
    public async Task WriteAsync(TimeSpan duration)
    {
        using var time = new CancellationTokenSource(duration);
        while (!time.IsCancellationRequested)
        {
            var number = await Outbox.EnqueueAsync(Running.Letters.Register(department), cancellationToken: Wait.Token);
            if (++Letters % CopyEvery == 0)
            {
                await Outbox.EnqueueAsync(
                    new V1.CopyPetitionRequest { Copying = new() { DestinationUnit = copied, Remark = "请知悉并督促办理。" } }, number,
                    Wait.Token);
                Copies++;
            }

            await Task.Delay(Pause, Wait.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _sending.Bounded();
        if (Outbox is not null)
            await Outbox.DisposeAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }
}
