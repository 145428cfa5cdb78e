using System.Data.Common;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Simulation;

/// <summary><c>petitionhub simulate</c>, with one province and few items.</summary>
public sealed class SimulateTests : IDisposable
{
    private static readonly string[] Small =
        ["--province", "43", "--items", "700", "--history-days", "40", "--day", "2026-03-16", "-o", "json"];

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
        foreach (var kind in new[]
        {
            "transfer", "assignment", "upward-report", "litigation-referral", "discipline-referral", "return", "review", "copy",
        })
            Assert.True((long?)tally["all"]!["flows"]![kind] > 0, $"No {kind}: {tally}");
        foreach (var status in new[]
        {
            "registered", "handed-over", "received", "objected", "accepted", "concluded", "referred-elsewhere",
        })
            Assert.True((long?)tally["items_by_status"]![status] > 0, $"None {status}: {tally}");
        Assert.True((long)tally["stuck"]!["overdue_at_end"]! > 0, $"{tally}");
        Assert.True(JsonNode.DeepEquals(tally, JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(DataOf("data"),
            "simulation.json"), TestContext.Current.CancellationToken))));
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
    [InlineData("--until", "2999-01-01T00:00")]
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

    [Theory]
    [InlineData(" units")]
    [InlineData("2026-02-20")]
    [InlineData("2026-03-16")]
    public async Task Simulate_StoppedAndRunAgain_MakesTheLedgerOfAnUninterruptedRun(string stopAt)
    {
        var whole = await SimulateAsync("whole");
        using (var interruption = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken))
        {
            // Each look at the clock is time for a line of progress.
            var clock = new FakeTimeProvider(
                new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero))
            { AutoAdvanceAmount = TimeSpan.FromMinutes(1) };
            using var error = new StoppingWriter(stopAt, interruption);
            var exitCode = await Run.Async(
                ["simulate", "--data", DataOf("stopped"), .. Small[..^2]], CommandRun.Host() with { Clock = clock },
                TextWriter.Null, error, interruption.Token);
            Assert.Equal(ExitCodes.Interrupted, exitCode);
        }

        var rest = await SimulateAsync("stopped");

        Assert.True(JsonNode.DeepEquals(whole, rest), $"{whole}\n{rest}");
        Assert.Equal(["simulation.json"], Directory.EnumerateFiles(DataOf("stopped"), "simulation*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Simulate_KilledInTheMiddleOfAWave_MakesTheLedgerOfAnUninterruptedRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is started as on Unix.");
        var whole = await SimulateAsync("whole");
        foreach (var entries in (long[])[500, 4_300, 5_500])
            await KillAtAsync("killed", entries);

        var rest = await SimulateAsync("killed");

        Assert.True(JsonNode.DeepEquals(whole, rest), $"{whole}\n{rest}");
        Assert.Equal(ExitCodes.Done, (await RunAsync("ledger", "check", "--data", DataOf("killed"))).ExitCode);
    }

    [Fact]
    public async Task Simulate_OtherOptionsThanTheStoppedOne_AreRefusedWithTheOptionsToGoOnBy()
    {
        await KillAtAsync("killed", 500);

        var other = await RunAsync(["simulate", "--data", DataOf("killed"), .. Small, "--seed", "9"]);

        Assert.Equal(ExitCodes.Usage, other.ExitCode);
        Assert.Contains("--until 2026-03-16T16:00Z --history-days 40 --items 700 --seed 1 --province 43", other.Error);
    }

    [Fact]
    public async Task Simulate_WithoutAnEnd_EndsThisMinuteAndHasItemsOfToday()
    {
        // Three in the afternoon in Shanghai.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 17, 7, 0, 42, TimeSpan.Zero));

        var run = await CommandRun.Async(
            ["simulate", "--data", DataOf("now"), "--province", "43", "--items", "700", "-o", "json"],
            CommandRun.Host() with { Clock = clock });

        var tally = JsonNode.Parse(run.Output)!;
        Assert.Equal(("2026-03-16T16:00:00Z", "2026-03-17T07:00:00Z"), ((string)tally["day_time"]!, (string)tally["end_time"]!));
        Assert.Equal(700, (int)tally["items"]!);
        // Two thirds of a day's items come in before three.
        Assert.InRange((long)tally["day"]!["registered"]!, 120, 170);
        Assert.True((long)tally["day"]!["acknowledged"]!["count"]! > 0, $"{tally}");
    }

    [Fact]
    public async Task Simulate_InTheFirstMinutesOfADay_HasAnItemOfToday()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 16, 16, 2, 0, TimeSpan.Zero));

        var run = await CommandRun.Async(
            ["simulate", "--data", DataOf("night"), "--province", "43", "--items", "60", "--history-days", "9", "-o", "json"],
            CommandRun.Host() with { Clock = clock });

        var tally = JsonNode.Parse(run.Output)!;
        Assert.Equal((60, 1L), ((int)tally["items"]!, (long)tally["day"]!["registered"]!));
    }

    [Fact]
    public async Task Simulate_WithoutATerminal_SaysAtOnceWhatItDoesAndHowFarItIsByLines()
    {
        var clock = new FakeTimeProvider(
            new DateTimeOffset(2026, 3, 17, 7, 0, 0, TimeSpan.Zero))
        { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

        var run = await CommandRun.Async(
            ["simulate", "--data", DataOf("lines"), "--province", "43", "--items", "60", "--history-days", "9"],
            CommandRun.Host() with { Clock = clock });

        var lines = run.Error.Split('\n');
        Assert.StartsWith(
            "Simulating 2026-03-08 to 2026-03-17 15:00 in Shanghai, 60 items, seed 1.", lines[0], StringComparison.Ordinal);
        Assert.InRange(lines.Count(line => line.StartsWith("simulating: ", StringComparison.Ordinal)), 3, 500);
    }

    private async Task KillAtAsync(string name, long entries)
    {
        string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
        using var simulation = Process.Start(new ProcessStartInfo("dotnet",
        [
            "exec", "--depsfile", Beside("PetitionHub.Cli.Tests.deps.json"),
            "--runtimeconfig", Beside("PetitionHub.Cli.Tests.runtimeconfig.json"),
            Beside("petitionhub.dll"), "simulate", "--data", DataOf(name), .. Small,
        ]))!;
        while (!simulation.HasExited && await EntriesOfAsync(name) < entries)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        simulation.Kill();
        await simulation.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path.Combine(DataOf(name), "simulation.json")), "It ended before it was killed.");
    }

    /// <summary>How far another run is. The file is only read: to open the ledger would draw its key.</summary>
    private async Task<long> EntriesOfAsync(string name)
    {
        var file = Path.Combine(DataOf(name), "petitionhub.db");
        if (!File.Exists(file))
            return 0;
        try
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT sequence FROM ledger_head";
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        catch (DbException)
        {
            // Its schema is being made.
            return 0;
        }
    }

    private async Task<JsonNode> SimulateAsync(string name, params string[] options)
    {
        var run = await RunAsync(["simulate", "--data", DataOf(name), .. Small, .. options]);
        Assert.True(run.ExitCode == ExitCodes.Done, run.ToString());
        return JsonNode.Parse(run.Output)!;
    }

    private static Task<CommandRun> RunAsync(params string[] args) => CommandRun.Async(args);

    private string DataOf(string name) => Path.Combine(_folder.Path, name);

    /// <summary>Interrupts once a line of progress says it.</summary>
    private sealed class StoppingWriter(string text, CancellationTokenSource interruption) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            if (value is not null && value.StartsWith("simulating: ", StringComparison.Ordinal)
                && value.Contains(text, StringComparison.Ordinal))
                interruption.Cancel();
        }
    }
}
