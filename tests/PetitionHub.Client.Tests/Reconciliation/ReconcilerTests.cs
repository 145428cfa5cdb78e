using System.Security.Cryptography;
using Google.Protobuf;
using PetitionHub.Client.Tests.Testing;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Reconciliation;

/// <summary>Each finding is planted, and found; nothing else is.</summary>
public sealed class ReconcilerTests : IAsyncLifetime
{
    private const string Actor = "430100-bureau";
    private const string Destination = "430103-housing";

    private readonly TempFolder _folder = new();
    private FakeHub _hub = null!;
    private HubChannel _channel = null!;
    private Outbox _outbox = null!;
    private InboxJournal _journal = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _channel = HubChannel.Connect(_hub.Options);
        _outbox = Outbox.Open(_folder.File("outbox"));
        _journal = InboxJournal.Open(_folder.File("journal"));
    }

    public async ValueTask DisposeAsync()
    {
        await _outbox.DisposeAsync();
        await _journal.DisposeAsync();
        _channel.Dispose();
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_SameOnBothSides_FindsNothingAndAsksForNoEntries()
    {
        await SendAsync(Enumerable.Range(1, 30).Select(i => (long)i));
        await ReceiveAsync(Enumerable.Range(31, 30).Select(i => (long)i));
        _hub.Sync.Exchanged.PageSize = 1;

        var report = await RunAsync();

        Assert.True(report.IsEqual);
        Assert.Empty(report.Findings);
        Assert.Equal(
            [
                new CounterpartyComparison(ExchangeDirection.Sent, Destination, 30, 30, true),
                new CounterpartyComparison(ExchangeDirection.Received, Actor, 30, 30, true),
            ],
            report.Counterparties);
        Assert.Equal(0, _hub.Sync.Exchanged.Comparisons);
    }

    [Fact]
    public async Task RunAsync_SentThatTheHubHasNot_IsMissingThere()
    {
        await SendAsync([1, 2, 3]);
        Remove(ExchangeDirection.Sent, Destination, 2);

        var report = await RunAsync();

        Assert.Equal([new ReconciliationFinding(FindingKind.MissingThere, ExchangeDirection.Sent, Destination, 2, "", "")],
            report.Findings);
        Assert.False(report.IsEqual);
        Assert.Equal(
            new CounterpartyComparison(ExchangeDirection.Sent, Destination, 3, 2, false), report.Counterparties.Single());
    }

    [Fact]
    public async Task RunAsync_SentByAnotherSystemOfTheUnit_IsMissingHere()
    {
        await SendAsync([1, 2]);
        Hub(ExchangeDirection.Sent, "430100-housing", 3, "another");

        var report = await RunAsync();

        Assert.Equal([new ReconciliationFinding(
            FindingKind.MissingHere, ExchangeDirection.Sent, "430100-housing", 3, "p-3", "another")], report.Findings);
    }

    [Fact]
    public async Task RunAsync_ReceiptStillToCome_IsOnTheWay()
    {
        await SendAsync([1]);
        var number = await _outbox.EnqueueAsync(Requests.Register(), cancellationToken: Wait.Token);
        Hub(ExchangeDirection.Sent, Destination, 2, $"{(await _outbox.FindAsync(number, Wait.Token))!.RequestId}");

        var report = await RunAsync();

        Assert.Equal(FindingKind.OnTheWay, Assert.Single(report.Findings).Kind);
        Assert.True(report.IsEqual);
    }

    [Fact]
    public async Task RunAsync_ReceivedThatNeverCame_IsMissingHereAndRepaired()
    {
        await ReceiveAsync([1, 2, 4]);
        Hub(ExchangeDirection.Received, Actor, 3);
        _hub.Inbox.Add(4);
        var handled = new List<long>();
        var pump = new InboxPump(_channel.Inbox, journal: _journal).OnOthers((delivery, _) =>
        {
            handled.Add(delivery.Sequence);
            return Task.CompletedTask;
        });

        var report = await RunAsync();
        Assert.Equal((FindingKind.MissingHere, 3L), report.Findings.Select(finding => (finding.Kind, finding.Sequence)).Single());
        Assert.Equal(1, await Reconciler.RepairAsync(report, pump, Wait.Token));

        Assert.Equal([3L], handled);
        Assert.NotNull(await _journal.FindAsync(3, Wait.Token));
    }

    [Fact]
    public async Task RunAsync_ReceivedBehindTheLast_IsOnTheWay()
    {
        await ReceiveAsync([1, 2]);
        Hub(ExchangeDirection.Received, Actor, 3);

        Assert.Equal(FindingKind.OnTheWay, Assert.Single((await RunAsync()).Findings).Kind);
    }

    [Fact]
    public async Task RunAsync_OtherContent_IsDifferent()
    {
        await ReceiveAsync([1, 2, 3]);
        _hub.Sync.Exchanged.Add(ExchangeDirection.Received, Actor, 2, Digest(99));

        Assert.Equal((FindingKind.Different, 2L),
            (await RunAsync()).Findings.Select(finding => (finding.Kind, finding.Sequence)).Single());
    }

    [Fact]
    public async Task RunAsync_LedgerRestoredToBeforeTheLastOfBothSides_FindsWhatIsBeyondItsHead()
    {
        await SendAsync([1, 2, 3]);
        await ReceiveAsync([4, 5, 6]);
        Remove(ExchangeDirection.Sent, Destination, 2);
        Remove(ExchangeDirection.Sent, Destination, 3);
        foreach (var gone in new[] { 4L, 5, 6 })
            Remove(ExchangeDirection.Received, Actor, gone);

        var report = await RunAsync();

        Assert.Equal(
            [
                (ExchangeDirection.Sent, 2L), (ExchangeDirection.Sent, 3),
                (ExchangeDirection.Received, 4), (ExchangeDirection.Received, 5), (ExchangeDirection.Received, 6),
            ],
            report.Findings.Select(finding => (finding.Direction, finding.Sequence)));
        Assert.All(report.Findings, finding => Assert.Equal(FindingKind.MissingThere, finding.Kind));
        Assert.False(report.IsEqual);
        Assert.All(report.Counterparties, counterparty => Assert.False(counterparty.IsEqual));
    }

    [Fact]
    public async Task RepairAsync_OtherEntryAtAKnownSequence_IsHandedOver()
    {
        await ReceiveAsync([1, 2]);
        _hub.Inbox.Add(2);
        _hub.Sync.Exchanged.Add(ExchangeDirection.Received, Actor, 2, Digest(99));
        var handled = new List<long>();
        var pump = new InboxPump(_channel.Inbox, journal: _journal).OnOthers((delivery, _) =>
        {
            handled.Add(delivery.Sequence);
            return Task.CompletedTask;
        });

        Assert.Equal(1, await Reconciler.RepairAsync(await RunAsync(), pump, Wait.Token));

        Assert.Equal([2L], handled);
        Assert.Equal(Digest(2), Assert.Single(await _journal.ListOfOtherHistoriesAsync(Wait.Token)).Sha256);
    }

    [Fact]
    public async Task RunAsync_FewThatDifferAmongMany_AreNarrowedDownTo()
    {
        var sequences = Enumerable.Range(1, 5_000).Select(i => i * 7L).ToList();
        await ReceiveAsync(sequences);
        Remove(ExchangeDirection.Received, Actor, 700);
        Hub(ExchangeDirection.Received, Actor, 20_001);
        _hub.Sync.Exchanged.Add(ExchangeDirection.Received, Actor, 34_993, Digest(1));

        var report = await RunAsync();

        Assert.Equal(
            [(FindingKind.MissingThere, 700L), (FindingKind.MissingHere, 20_001L), (FindingKind.Different, 34_993L)],
            report.Findings.Select(finding => (finding.Kind, finding.Sequence)));
        Assert.Equal(2, _hub.Sync.Exchanged.Comparisons);
    }

    [Fact]
    public async Task RunAsync_PartPruned_ComparesWhatIsLeft()
    {
        await ReceiveAsync([1, 2, 3]);
        await _journal.PruneAsync(DateTimeOffset.UtcNow.AddDays(1), Wait.Token);
        await ReceiveAsync([4, 5]);

        var report = await RunAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(new CounterpartyComparison(ExchangeDirection.Received, Actor, 2, 2, true), report.Counterparties.Single());
    }

    private static ByteString Digest(long of) => ByteString.CopyFrom(SHA256.HashData(BitConverter.GetBytes(of)));

    private Task<ReconciliationReport> RunAsync() =>
        new Reconciler(_channel.Sync, _outbox, _journal).RunAsync(cancellationToken: Wait.Token).Bounded();

    private void Hub(ExchangeDirection direction, string counterparty, long sequence, string requestId = "") =>
        _hub.Sync.Exchanged.Add(direction, counterparty, sequence, Digest(sequence), requestId);

    private void Remove(ExchangeDirection direction, string counterparty, long sequence) =>
        Assert.True(_hub.Sync.Exchanged.Entries.Remove((direction, counterparty, sequence)));

    /// <summary>Both sides have what was sent.</summary>
    private async Task SendAsync(IEnumerable<long> sequences)
    {
        foreach (var sequence in sequences)
        {
            var number = await _outbox.EnqueueAsync(Requests.Register(), cancellationToken: Wait.Token);
            var receipt = new Receipt { PetitionId = $"p-{sequence}", LastSequence = sequence, Sha256 = Digest(sequence) };
            await _outbox.StoreAsync([new PushCommandsResponse { Sequence = number, Receipt = receipt }], Wait.Token);
            Hub(ExchangeDirection.Sent, Destination, sequence);
        }
    }

    /// <summary>Both sides have what was received.</summary>
    private async Task ReceiveAsync(IEnumerable<long> sequences)
    {
        var entries = sequences.Select(sequence =>
            new JournalEntry(sequence, Digest(sequence), Actor, $"p-{sequence}", DateTimeOffset.UtcNow, null)).ToList();
        await _journal.AddAsync(entries, Wait.Token);
        foreach (var entry in entries)
            Hub(ExchangeDirection.Received, Actor, entry.Sequence);
    }
}
