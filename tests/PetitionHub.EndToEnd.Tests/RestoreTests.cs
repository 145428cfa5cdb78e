using System.Collections.Concurrent;
using System.Text.Json;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>
/// A ledger is restored from a back-up older than what systems have receipts for and have handled, as the runbook says, while
/// they run: what is lost is sent again, and what takes the known sequences is handled.
/// </summary>
public sealed class RestoreTests : IAsyncDisposable
{
    private const string Province = "430000-bureau";
    private const string City = "430100-bureau";
    private const string Department = "430103-housing";

    private readonly Installation _installation = new();
    private readonly ConcurrentDictionary<string, bool> _handled = new();
    private readonly CancellationTokenSource _stop = new();

    public async ValueTask DisposeAsync()
    {
        _stop.Dispose();
        await _installation.DisposeAsync();
    }

    [Fact]
    public async Task Restore_ToBeforeReceiptsAndCursors_LosesNoCommandAndPassesOverNoPetition()
    {
        await using var hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        using var province = _installation.Connect(Province);
        using var city = _installation.Connect(City);
        using var department = _installation.Connect(Department);
        await using var outbox = Outbox.Open(_installation.PathOf("outbox"));
        await using var journal = InboxJournal.Open(_installation.PathOf("journal"));
        var pump = new InboxPump(department.Inbox, journal: journal).On(LedgerEntry.StepOneofCase.Transfer, Note);
        var sender = new OutboxSender(outbox, province.Sync, province.Ledger);
        Task[] running = [sender.RunAsync(_stop.Token), pump.RunAsync(_stop.Token)];

        await SendAsync(outbox, 5);
        await Wait.UntilAsync(() => outbox.Waiting == 0 && _handled.Count == 5);
        var copy = _installation.PathOf("copy");
        await _installation.RunAsync("ledger", "backup", copy);
        await SendAsync(outbox, 4);
        await Wait.UntilAsync(() => outbox.Waiting == 0 && _handled.Count == 9);
        await hub.KillAsync();
        Restore(copy);
        await using var again = await _installation.ServeAsync();
        // What comes first to the restored ledger takes the sequences of what was lost.
        for (var i = 0; i < 3; i++)
            await city.Petitions.RegisterPetitionAsync(Letters.Register(Department), cancellationToken: Wait.Token);
        await SendAsync(outbox, 1);

        var inbox = new HashSet<string>();
        while (outbox.Waiting > 0 || inbox.Count < 13 || !inbox.All(_handled.ContainsKey))
        {
            Assert.DoesNotContain(running, task => task.IsCompleted);
            var page = await department.Inbox.PullInboxAsync(
                new() { Consumer = "looks", AfterSequence = 0 }, cancellationToken: Wait.Token);
            inbox.UnionWith(page.Entries.Where(entry => entry.Transfer is not null).Select(entry => entry.PetitionId));
            await Task.Delay(TimeSpan.FromMilliseconds(50), Wait.Token);
        }

        Assert.Equal(13, inbox.Count);
        Assert.Equal(4, (await outbox.ListLostReceiptsAsync(Wait.Token)).Count);
        Assert.Empty(await outbox.ListRefusedAsync(Wait.Token).ToListAsync(Wait.Token));
        var sent = await new Reconciler(province.Sync, outbox, null).RunAsync(cancellationToken: Wait.Token);
        Assert.Empty(sent.Findings);
        await _stop.CancelAsync();
        await Task.WhenAll(running).Bounded();
        Assert.NotEmpty(await journal.ListOfOtherHistoriesAsync(Wait.Token));
        using var check = JsonDocument.Parse(await _installation.RunAsync("ledger", "check"));
        Assert.Equal(0, check.RootElement.GetProperty("fault_count").GetInt32());
    }

    private static async Task SendAsync(Outbox outbox, int count)
    {
        for (var i = 0; i < count; i++)
            await outbox.EnqueueAsync(Letters.Register(Department), cancellationToken: Wait.Token);
    }

    /// <summary>As the runbook does; certificates are not in the copy.</summary>
    private void Restore(string copy)
    {
        Directory.Move(_installation.Data, _installation.PathOf("old"));
        Directory.Move(copy, _installation.Data);
        Directory.Move(Path.Combine(_installation.PathOf("old"), "certs"), Path.Combine(_installation.Data, "certs"));
        File.Move(Path.Combine(_installation.PathOf("old"), "master.key"), Path.Combine(_installation.Data, "master.key"));
    }

    private Task Note(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        _handled[delivery.Entry.PetitionId] = true;
        return Task.CompletedTask;
    }
}
