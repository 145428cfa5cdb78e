using System.Diagnostics;
using System.Text.Json;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests.BadLink;

/// <summary>
/// A province's outbox and a county's pump over a link that is cut every few seconds, half of the time in the middle of a
/// message, while the province's system is closed and opened again. 45 seconds here; tests/badlink runs it for ten minutes.
/// </summary>
public sealed class BadLinkTests : IAsyncDisposable
{
    private const string Bureau = "430000-bureau";
    private const string City = "430100-bureau";
    private const string Department = "430103-housing";
    private const int RestartEvery = 5;

    private readonly Installation _installation = new();
    private readonly Random _random = new(20261125);

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task Exchange_WhileTheLinkIsCutAgainAndAgain_NothingIsLostDoubledOrOutOfOrder()
    {
        await using var hub = await _installation.ServeAsync();
        var units = Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        await using var link = new LinkCutter(_installation.Address);
        using var bureau = _installation.Connect(Bureau, [link.Address]);
        using var department = _installation.Connect(Department, [link.Address]);
        await using var province = new Province(bureau, _installation.PathOf("province-outbox"), Department, City);
        await using var county = new County(
            department, _installation.PathOf("county-outbox"), _installation.PathOf("county-journal"));

        var restarts = await ExchangeAsync(link, province);
        await province.Outbox.DrainAsync(Wait.Token).Bounded();
        await Wait.UntilAsync(() => county.Handled.Count >= province.Letters || county.HasFailed);
        await county.Outbox.DrainAsync(Wait.Token).Bounded();

        var sent = await ReadSentAsync(province);
        Say($"{province.Letters:N0} letters and {province.Copies:N0} copies sent, {county.Handled.Count:N0} handled and signed "
            + $"for; {link.Cuts} cuts, {link.CutsWithin} within a message; the province's system was opened again {restarts} "
            + "times.");
        Assert.Equal(sent.Order(), sent);
        Assert.Equal(province.Letters, sent.Count);
        Assert.Equal(sent, county.Handled.Order());
        await AssertEqualAsync(new Reconciler(bureau.Sync, province.Outbox, journal: null), province.Letters + province.Copies);
        // The signatures, and what came.
        await AssertEqualAsync(new Reconciler(department.Sync, county.Outbox, county.Journal), 2L * province.Letters);
        var head = await bureau.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        Assert.Equal(units + (2L * province.Letters) + province.Copies + province.Letters, head.Sequence);
        await AssertWholeAsync(head.Sequence);
    }

    /// <summary>Sends letters while the link is cut; tells how often the province's system was opened again.</summary>
    private async Task<int> ExchangeAsync(LinkCutter link, Province province)
    {
        var started = Stopwatch.GetTimestamp();
        var restarts = 0;
        while (Stopwatch.GetElapsedTime(started) < BadLinkPlan.Duration)
        {
            if (link.Cuts % RestartEvery == 0)
            {
                await province.StartAsync();
                restarts++;
            }

            var writing = province.WriteAsync(TimeSpan.FromMilliseconds(_random.Next(500, 3_000)));
            await Task.Delay(_random.Next(200, 2_500), Wait.Token);
            await link.CutAsync(within: link.Cuts % 2 == 0, TimeSpan.FromMilliseconds(_random.Next(0, 1_500)));
            await writing;
        }

        return restarts - 1;
    }

    /// <summary>The sequences of the letters' receipts, in the order in which they were taken in.</summary>
    private static async Task<List<long>> ReadSentAsync(Province province)
    {
        var sent = new List<long>();
        for (var number = 1L; await province.Outbox.FindAsync(number, Wait.Token) is { } command; number++)
        {
            Assert.Equal(OutboxState.Accepted, command.State);
            if (command.Request is V1.RegisterPetitionRequest)
                sent.Add(command.Receipt!.LastSequence);
        }

        return sent;
    }

    private static async Task AssertEqualAsync(Reconciler reconciler, long items)
    {
        var report = await reconciler.RunAsync(cancellationToken: Wait.Token);
        Assert.Empty(report.Findings);
        Assert.All(report.Counterparties, counterparty => Assert.True(counterparty.IsEqual, $"{counterparty}"));
        Assert.Equal(items, report.Counterparties.Sum(counterparty => counterparty.Here));
        Say($"Reconciled: {items:N0} items with {report.Counterparties.Count} counterparties are equal.");
    }

    private async Task AssertWholeAsync(long head)
    {
        using var report = JsonDocument.Parse(await _installation.RunAsync("ledger", "check"));
        Assert.Equal(0, report.RootElement.GetProperty("fault_count").GetInt32());
        Assert.Equal(head, report.RootElement.GetProperty("entries").GetInt64());
    }

    private static void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);
}
