using System.Collections.Concurrent;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests.BadLink;

/// <summary>
/// A county department's system behind the bad link: it takes each letter from its inbox and signs for it through its outbox.
/// </summary>
internal sealed class County : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _running;

    public County(HubChannel hub, string outboxPath, string journalPath)
    {
        Outbox = Outbox.Open(outboxPath);
        Journal = InboxJournal.Open(journalPath);
        Pump = new InboxPump(hub.Inbox, new InboxPumpOptions { Parallelism = 4 }, Journal)
            .On(LedgerEntry.StepOneofCase.Transfer, SignAsync);
        _running = [Pump.RunAsync(_stop.Token), new OutboxSender(Outbox, hub.Sync, hub.Ledger).RunAsync(_stop.Token)];
    }

    public Outbox Outbox { get; }

    public InboxJournal Journal { get; }

    public InboxPump Pump { get; }

    /// <summary>The sequences of the letters, as they were handled.</summary>
    public ConcurrentQueue<long> Handled { get; } = new();

    public bool HasFailed => _running.Any(task => task.IsFaulted);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).Bounded();
        await Outbox.DisposeAsync();
        await Journal.DisposeAsync();
        _stop.Dispose();
    }

    private async Task SignAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        await Outbox.EnqueueAsync(
            new AcknowledgeReceiptRequest
            {
                RequestId = CommandId.Of("sign", delivery.Key).ToString(),
                PetitionId = delivery.Entry.PetitionId,
                ReceiptAcknowledgement = new(),
            },
            cancellationToken: cancellationToken);
        Handled.Enqueue(delivery.Sequence);
    }
}
