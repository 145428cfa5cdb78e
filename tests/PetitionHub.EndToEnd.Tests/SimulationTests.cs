using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>
/// A simulated day of a province, with the weeks before it. What the hub says of it, on the command line and in the console, is
/// what the simulation counted by itself, entry by entry.
/// </summary>
public sealed class SimulationTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";

    private readonly Installation _installation = new() { Operations = $"http://127.0.0.1:{Installation.FreeAddress().Port}" };

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task SimulatedDay_OnTheCommandLineAndInTheConsole_IsWhatAnIndependentCountSays()
    {
        var tally = await SimulateAsync();
        await AddOperatorAsync("li-na");
        await using var hub = await _installation.ServeAsync(_installation.Address, "--set", "Deadlines:Enabled=false");
        while (Number((await ReadAsync("flows"))["as_of"]!["sequence"]) < Number(tally["entries"]))
            await Task.Delay(TimeSpan.FromMilliseconds(200), Wait.Token);

        await FlowsAsync(tally["all"]!);
        await FlowsAsync(tally["day"]!, "--since", $"{tally["day_time"]}", "--until", $"{tally["end_time"]}");
        await StuckAsync(tally);
        await StatisticsAsync(tally);
        var top = await ReadAsync("top", "--once");
        Assert.Equal($"{tally["entries"]}", $"{top["as_of"]!["sequence"]}");
        await ConsoleAsync(tally);
        var check = JsonNode.Parse(await _installation.RunAsync("monitoring", "check"))!;
        Assert.Equal(0, Number(check["fault_count"]));
    }

    private async Task<JsonNode> SimulateAsync()
    {
        await using var simulation = HubProcess.Start(
            _installation.Environment, "simulate", "--data", _installation.Data, "--province", "43", "--entries", "8000",
            "--seed", "11", "-o", "json");
        Assert.True(await simulation.EndAsync() == 0, simulation.Errors);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_installation.Data, "simulation.json"), Wait.Token))!;
    }

    private async Task AddOperatorAsync(string name)
    {
        await using var adding = HubProcess.Start(
            _installation.Environment, "operators", "add", name, "--role", "view", "--data", _installation.Data);
        await adding.TypeAsync(Password);
        Assert.True(await adding.EndAsync() == 0, adding.Errors);
    }

    private async Task FlowsAsync(JsonNode counted, params string[] period)
    {
        var provinces = await ReadAsync(["flows", .. period]);
        var levels = await ReadAsync(["flows", "--from-grouping", "level", "--to-grouping", "level", .. period]);

        Assert.Equal(Pairs(counted["flows_by_province"]!), Cells(provinces));
        Assert.Equal(Pairs(counted["flows_by_level"]!), Cells(levels));
        foreach (var kind in provinces["total_by_kind"]!.AsArray().Where(kind => Number(kind!["count"]) > 0))
            Assert.Equal(Number(counted["flows"]![Word(kind!["kind"], "FLOW_KIND_")]), Number(kind["count"]));
        Assert.Equal(counted["flows"]!.AsObject().Where(kind => kind.Key != "copy").Sum(kind => Number(kind.Value)),
            Number(provinces["total"]));
    }

    private async Task StuckAsync(JsonNode tally)
    {
        var counts = (await ReadAsync("stuck"))["counts"]!.AsArray()
            .ToDictionary(one => Word(one!["kind"], "STUCK_KIND_"), one => Number(one!["count"]));

        foreach (var kind in (string[])["unclaimed", "objection", "dispute", "parked"])
            Assert.Equal(Number(tally["stuck"]![kind]), counts[kind]);
        // The simulated day is over: what was not done by its end may be past its date by now.
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(
            tally["open_duties"]!.AsArray().Where(duty => Instant(duty!["due_time"]) <= now)
                .Sum(duty => Number(duty!["count"])), counts["overdue"]);
    }

    private async Task StatisticsAsync(JsonNode tally)
    {
        var figures = (await ReadAsync("stats", "--since", "2020-01-01", "--with-excluded"))["figures"]!.AsArray()
            .ToDictionary(one => Word(one!["figure"], "FIGURE_"), one => one!);

        Assert.Equal(Number(tally["items_by_status"]!["voided"]), Number(figures["voided"]["petitions"]));
        Assert.Equal(Number(tally["all"]!["concluded"]!["count"]), Number(figures["duration"]["petitions"]));
        Assert.Equal(
            Number(tally["all"]!["concluded"]!["total_seconds"]) / 86_400.0 / Number(tally["all"]!["concluded"]!["count"]),
            figures["duration"]["value"]!.GetValue<double>(), tolerance: 0.001);
        Assert.Equal(
            Number(tally["items"]) - Number(tally["items_by_status"]!["voided"]), Number(figures["repeats"]["petitions"]));
        await RepliesAsync(tally["replies_by_limit_day"]!.AsArray());
    }

    /// <summary>
    /// Of every month, and of the first and last limit days by themselves: the days of limits, not the midnights after them.
    /// </summary>
    private async Task RepliesAsync(JsonArray days)
    {
        var limits = days.ToDictionary(day => DateOnly.Parse($"{day!["day"]}", CultureInfo.InvariantCulture), day => day!);
        var months = limits.Keys.Select(day =>
            (First: new DateOnly(day.Year, day.Month, 1), End: new DateOnly(day.Year, day.Month, 1).AddMonths(1))).Distinct();
        foreach (var (first, end) in months.Concat(
            new[] { limits.Keys.Min(), limits.Keys.Max() }.Select(day => (day, day.AddDays(1)))))
        {
            var inside = limits.Where(limit => limit.Key >= first && limit.Key < end).Select(limit => limit.Value).ToList();
            var reply = (await ReadAsync("stats", "--since", $"{first:yyyy-MM-dd}", "--until", $"{end:yyyy-MM-dd}",
                "--with-excluded"))["figures"]!.AsArray()
                .Single(one => Word(one!["figure"], "FIGURE_") == "reply")!;
            var inTime = reply["buckets"]!.AsArray().Single(bucket => Word(bucket!["bucket"], "FIGURE_BUCKET_") == "on-time")!;
            Assert.Equal(
                (first, inside.Sum(day => Number(day["items"])), inside.Sum(day => Number(day["in_time"]))),
                (first, Number(reply["petitions"]), Number(inTime["count"])));
        }
    }

    /// <summary>The pages, as they come over HTTP: in English, with digits in groups.</summary>
    private async Task ConsoleAsync(JsonNode tally)
    {
        using var console = new ConsoleClient(new Uri(_installation.Operations));
        Assert.True(await console.SignInAsync("li-na", Password));
        var overview = await PageAsync(console, "/?days=365");
        var handovers = tally["all"]!["flows"]!.AsObject().Where(kind => kind.Key != "copy").Sum(kind => Number(kind.Value));
        Assert.Contains($"{Grouped(handovers)} handovers.", overview, StringComparison.Ordinal);
        var stuck = await PageAsync(console, "/stuck");
        foreach (var kind in (string[])["unclaimed", "objection", "dispute", "parked"])
            Assert.Contains($">{Grouped(Number(tally["stuck"]![kind]))}<", stuck, StringComparison.Ordinal);
        Assert.Contains(Grouped(Number(tally["entries"])), await PageAsync(console, "/ledger"), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(ConsoleClient console, string address)
    {
        using var page = await console.GetAsync(address);
        Assert.True(page.IsSuccessStatusCode, $"{address}: {page.StatusCode}");
        return await page.Content.ReadAsStringAsync(Wait.Token);
    }

    private async Task<JsonNode> ReadAsync(params string[] command) =>
        JsonNode.Parse(await _installation.RunAsync([.. command, "--operator", "admin"]))!;

    private static SortedDictionary<string, long> Pairs(JsonNode pairs) =>
        new(pairs.AsArray().ToDictionary(pair => $"{pair!["from"]} {pair["to"]}", pair => Number(pair!["count"])));

    private static SortedDictionary<string, long> Cells(JsonNode matrix) =>
        new(matrix["cells"]!.AsArray().ToDictionary(
            cell => $"{cell!["from"]!["key"]} {cell["to"]!["key"]}", cell => Number(cell!["count"])));

    private static string Word(JsonNode? value, string prefix) =>
        $"{value}"[prefix.Length..].ToLowerInvariant().Replace('_', '-');

    /// <summary>Whole numbers of 64 bits are texts in the contract's JSON; what is not there is 0.</summary>
    private static long Number(JsonNode? value) => value is null ? 0 : long.Parse($"{value}", CultureInfo.InvariantCulture);

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(JsonNode? value) => DateTimeOffset.Parse($"{value}", CultureInfo.InvariantCulture);
}
