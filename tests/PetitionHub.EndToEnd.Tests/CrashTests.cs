using System.Text.Json;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>The hub and a pusher are killed again and again; whatever had its receipt is there, and all is there once.</summary>
public abstract class CrashContract(string engine) : IAsyncLifetime
{
    private const int Petitions = 3_000;
    private const int HubKills = 5;
    private const string Registrar = "430000-bureau";
    private const string Destination = "430103-housing";

    private readonly Installation _installation = new(engine);
    private readonly Random _random = new(20261124);
    private HubProcess _hub = null!;
    private int _units;

    private string Letters => _installation.PathOf("letters.jsonl");

    private string Receipts => Letters + ".receipts";

    public async ValueTask InitializeAsync()
    {
        _hub = await _installation.ServeAsync();
        _units = Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        Files.WritePetitions(Letters, Petitions, Destination);
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _installation.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Push_WhileHubAndPusherAreKilled_RegistersEachPetitionOnceAndKeepsEveryReceipt()
    {
        var seen = await PushThroughKillsAsync();

        using var registrar = _installation.Connect(Registrar);
        using var destination = _installation.Connect(Destination);
        var receipts = Files.ReadWholeLines(Receipts).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Petitions, receipts.Select(receipt => receipt.GetProperty("request_id").GetString()).Distinct().Count());
        Assert.Subset(receipts.Select(receipt => receipt.GetRawText()).ToHashSet(), seen);
        await AssertReceiptsAsync(registrar, receipts);
        var petitions = receipts.Select(receipt => receipt.GetProperty("petition_id").GetString()!).ToHashSet();
        Assert.Equal(Petitions, petitions.Count);
        await AssertRegisteredOnceAsync(registrar, petitions);
        await AssertDeliveredOnceAsync(destination, petitions);
        var head = await registrar.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        Assert.Equal(_units + (2 * Petitions), head.Sequence);
        await AssertWholeAsync(head.Sequence);
    }

    /// <summary>Gives every receipt line that was ever in the file.</summary>
    private async Task<HashSet<string>> PushThroughKillsAsync()
    {
        var seen = new HashSet<string>();
        var pusher = Push();
        try
        {
            // The moments are drawn by how far the push has come, so that a slow machine meets the same ones.
            var moments = Enumerable.Range(0, HubKills + 1).Select(_ => _random.Next(50, Petitions - 200)).Order().ToList();
            for (var kill = 0; kill < moments.Count; kill++)
            {
                await Wait.UntilAsync(() => Files.ReadWholeLines(Receipts).Length >= moments[kill] || pusher.HasEnded);
                Assert.False(pusher.HasEnded, pusher.Errors);
                await Task.Delay(_random.Next(0, 40), Wait.Token);
                if (kill == moments.Count / 2)
                {
                    await pusher.DisposeAsync();
                    seen.UnionWith(Files.ReadWholeLines(Receipts));
                    pusher = Push();
                    continue;
                }

                await _hub.KillAsync();
                await _hub.DisposeAsync();
                seen.UnionWith(Files.ReadWholeLines(Receipts));
                _hub = await _installation.ServeAsync();
            }

            Assert.True(await pusher.EndAsync() == 0, pusher.Errors);
            using var tally = JsonDocument.Parse(pusher.Output);
            Assert.Equal(Petitions, tally.RootElement.GetProperty("lines").GetInt32());
            Assert.Equal(0, tally.RootElement.GetProperty("refused").GetInt32());
            return seen;
        }
        finally
        {
            await pusher.DisposeAsync();
        }
    }

    private HubProcess Push() =>
        _installation.Start(
            "petitions", "push", Letters, "--unit", Registrar, "--parallel", "32", "--retry-for", "5m", "--quiet");

    private static async Task AssertReceiptsAsync(HubChannel registrar, IEnumerable<JsonElement> receipts)
    {
        foreach (var receipt in receipts)
        {
            var found = (await registrar.Ledger.GetReceiptAsync(
                new() { RequestId = receipt.GetProperty("request_id").GetString() }, cancellationToken: Wait.Token)).Receipt;
            Assert.Equal(
                (receipt.GetProperty("petition_id").GetString(), receipt.GetProperty("first_sequence").GetInt64(),
                    receipt.GetProperty("last_sequence").GetInt64(), receipt.GetProperty("sha256").GetString()),
                (found.PetitionId, found.FirstSequence, found.LastSequence, Convert.ToHexStringLower(found.Sha256.Span)));
        }
    }

    private static async Task AssertRegisteredOnceAsync(HubChannel registrar, HashSet<string> petitions)
    {
        var found = new List<string>();
        var request = new ListPetitionsRequest { Scope = PetitionScope.Registered, PageSize = 500 };
        do
        {
            var page = await registrar.Petitions.ListPetitionsAsync(request, cancellationToken: Wait.Token);
            found.AddRange(page.Petitions.Select(petition => petition.PetitionId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(petitions.Order(), found.Order());
    }

    private static async Task AssertDeliveredOnceAsync(HubChannel destination, HashSet<string> petitions)
    {
        var found = new List<string>();
        var request = new PullInboxRequest { Consumer = "check", PageSize = 1_000, AfterSequence = 0 };
        for (var more = true; more;)
        {
            var page = await destination.Inbox.PullInboxAsync(request, cancellationToken: Wait.Token);
            found.AddRange(page.Entries.Select(entry => entry.PetitionId));
            (more, request.AfterSequence) = (page.More, page.Entries[^1].Sequence);
        }

        Assert.Equal(petitions.Order(), found.Order());
    }

    private async Task AssertWholeAsync(long head)
    {
        using var running = JsonDocument.Parse(await _installation.RunAsync("ledger", "check"));
        _hub.Terminate();
        Assert.True(await _hub.EndAsync() == 0, _hub.Errors);
        using var stopped = JsonDocument.Parse(await _installation.RunAsync("ledger", "check"));
        foreach (var report in new[] { running, stopped })
        {
            Assert.Equal(0, report.RootElement.GetProperty("fault_count").GetInt32());
            Assert.Equal(head, report.RootElement.GetProperty("entries").GetInt64());
        }
    }
}

public sealed class CrashTests() : CrashContract(Installation.Sqlite);

public sealed class SqlServerCrashTests() : CrashContract(Installation.SqlServer);
