using System.Text.Json.Nodes;
using PetitionHub.Cli.CommandLine;
using PetitionHub.Cli.Tests.Testing;

namespace PetitionHub.Cli.Tests.Simulation;

/// <summary><c>petitionhub simulate</c>, with one province and few items.</summary>
public sealed class SimulateTests : IDisposable
{
    private static readonly string[] Small = ["--province", "43", "--items", "700", "--history-days", "40", "--day", "2026-03-16", "-o", "json"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Simulate_SameSeed_MakesTheSameLedger()
    {
        var one = await SimulateAsync("one", "--seed", "3");
        var same = await SimulateAsync("same", "--seed", "3");
        var other = await SimulateAsync("other", "--seed", "4");

        Assert.True(JsonNode.DeepEquals(one, same), $"{one}\n{same}");
        Assert.NotEqual((string)one["head_sha256"]!, (string)other["head_sha256"]!);
    }

    [Fact]
    public async Task Simulate_OneProvince_MakesASoundLedgerOfEveryKind()
    {
        var tally = await SimulateAsync("data");
        var check = JsonNode.Parse((await RunAsync("ledger", "check", "--data", DataOf("data"), "-o", "json")).Output)!;

        Assert.Equal((0, (long)tally["entries"]!), ((int)check["fault_count"]!, (long)check["entries"]!));
        Assert.Equal((700, 700), ((int)tally["items"]!, (int)check["petitions"]!));
        Assert.Equal((4_050, 4_050), ((int)tally["units"]!, (int)check["units"]!));
        foreach (var kind in new[] { "transfer", "assignment", "upward-report", "litigation-referral", "discipline-referral", "return", "review", "copy" })
            Assert.True((long?)tally["all"]!["flows"]![kind] > 0, $"No {kind}: {tally}");
        foreach (var status in new[] { "registered", "handed-over", "received", "objected", "accepted", "concluded", "referred-elsewhere" })
            Assert.True((long?)tally["items_by_status"]![status] > 0, $"None {status}: {tally}");
        Assert.True((long)tally["stuck"]!["overdue_at_end"]! > 0, $"{tally}");
        Assert.True(JsonNode.DeepEquals(tally, JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(DataOf("data"), "simulation.json"), TestContext.Current.CancellationToken))));
    }

    [Fact]
    public async Task Simulate_LedgerWithEntries_IsAUsageError()
    {
        await SimulateAsync("data");
        var again = await RunAsync(["simulate", "--data", DataOf("data"), .. Small]);

        Assert.Equal(ExitCodes.Usage, again.ExitCode);
        Assert.Contains("needs a new one", again.Error);
    }

    [Theory]
    [InlineData("--day", "2999-01-01")]
    [InlineData("--day", "yesterday")]
    [InlineData("--province", "4301")]
    [InlineData("--items", "0")]
    [InlineData("--history-days", "-1")]
    public async Task Simulate_OptionThatCannotBe_IsAUsageError(string option, string value)
    {
        var run = await RunAsync("simulate", "--data", DataOf("none"), option, value);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.False(Directory.Exists(DataOf("none")));
    }

    [Fact]
    public async Task Simulate_Interrupted_LeavesASoundLedger()
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = CommandRun.Async(["simulate", "--data", DataOf("data"), .. Small], "", cancel: interruption.Token);
        while (!File.Exists(Path.Combine(DataOf("data"), "petitionhub.db")) && !run.IsCompleted)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await interruption.CancelAsync();

        Assert.Equal(ExitCodes.Interrupted, (await run).ExitCode);
        Assert.False(File.Exists(Path.Combine(DataOf("data"), "simulation.json")));
        Assert.Equal(ExitCodes.Done, (await RunAsync("ledger", "check", "--data", DataOf("data"))).ExitCode);
    }

    private async Task<JsonNode> SimulateAsync(string name, params string[] options)
    {
        var run = await RunAsync(["simulate", "--data", DataOf(name), .. Small, .. options]);
        Assert.True(run.ExitCode == ExitCodes.Done, run.ToString());
        return JsonNode.Parse(run.Output)!;
    }

    private static Task<CommandRun> RunAsync(params string[] args) => CommandRun.Async(args);

    private string DataOf(string name) => Path.Combine(_folder.Path, name);
}
