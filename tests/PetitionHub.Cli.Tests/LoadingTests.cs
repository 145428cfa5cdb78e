using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.Domain.Units;

namespace PetitionHub.Cli.Tests;

/// <summary>What the program itself loads: a client command neither the hub nor its ledger nor a web server.</summary>
public sealed class LoadingTests : IDisposable
{
    private const string Unit = "430103-bureau";
    private const string Petition = "0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("petitions list --help")]
    [InlineData("inbox pull --help")]
    [InlineData("demo --help")]
    [InlineData("bench handover --help")]
    [InlineData("completion bash")]
    [InlineData("[suggest:19] \"petitionhub inbox p\"")]
    [InlineData("sync outbox --nonsense")]
    public async Task Start_WithoutACall_LoadsNoHub(string line)
    {
        var (_, loaded) = await RunAsync([.. ShellWords.Split(line)]);

        AssertNoHub(loaded);
    }

    [Theory]
    [InlineData("petitions list")]
    [InlineData($"petitions get {Petition}")]
    [InlineData($"petitions sign {Petition}")]
    [InlineData("petitions push lines.jsonl --category 010101 --territory 430103 --retry-for 0s")]
    [InlineData($"attachments list {Petition}")]
    [InlineData("inbox pull")]
    [InlineData("sync snapshot")]
    [InlineData("sync totals")]
    [InlineData("units list")]
    [InlineData("units import units.csv --retry-for 0s")]
    [InlineData("ledger head")]
    [InlineData("top --once")]
    [InlineData("flows")]
    [InlineData("stuck")]
    [InlineData("stats")]
    public async Task Call_OfAHubThatIsAway_LoadsNoHub(string line)
    {
        using (var authority = CertificateAuthority.OpenOrCreate(_folder.Path, TimeProvider.System, NullLogger.Instance))
            authority.Issue(UnitCode.Parse(Unit));
        WriteLines();
        _folder.WriteLines("units.csv", "unit_code,name,territory,organ_type,system", "430103-bureau,天心区信访局,430103,bureau,");

        var (code, loaded) = await RunAsync(
            [
                .. ShellWords.Split(line),
                "--hub", "https://localhost:1", "--timeout", "1s", "--unit", Unit, "--data", _folder.Path,
            ]);

        Assert.Equal(ExitCodes.HubUnreachable, code);
        Assert.Contains("PetitionHub.Client", loaded);
        AssertNoHub(loaded);
    }

    [Theory]
    [InlineData("attachments upload letter.pdf")]
    [InlineData("petitions push lines.jsonl --category 010101 --territory 430103")]
    [InlineData("petitions list -o json")]
    [InlineData("inbox pull --ack")]
    [InlineData("stats -o csv")]
    public async Task Call_OfAHubThatAnswers_LoadsNoHub(string line)
    {
        await using var hub = await FakeHub.StartAsync();
        WriteLines();
        _folder.WriteLines("letter.pdf", "%PDF");

        var (code, loaded) = await RunAsync(
            [.. ShellWords.Split(line), "--hub", $"{hub.Address}", "--unit", Unit, "--data", hub.DataFolder]);

        Assert.Equal(ExitCodes.Done, code);
        AssertNoHub(loaded);
    }

    [Theory]
    [InlineData("config", "PetitionHub.Hub")]
    [InlineData("serve --help", "PetitionHub.Ledger")]
    public async Task Command_ThatIsAboutTheHub_LoadsIt(string line, string assembly)
    {
        var (code, loaded) = await RunAsync([.. ShellWords.Split(line), "--data", _folder.Path]);

        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains(assembly, loaded);
    }

    private void WriteLines() =>
        _folder.WriteLines("lines.jsonl", """{"id": "1", "details": {"subject": "噪音扰民", "content": "夜间施工。"}}""");

    private static void AssertNoHub(string[] loaded)
    {
        Assert.Contains("petitionhub", loaded);
        Assert.DoesNotContain("PetitionHub.Hub", loaded);
        Assert.DoesNotContain("PetitionHub.Ledger", loaded);
        Assert.DoesNotContain(loaded, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded, name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
    }

    private async Task<(int Code, string[] Loaded)> RunAsync(string[] arguments)
    {
        var found = _folder.File("loaded");
        // The files of the tests stand in for the program's own, some of which the shared framework of the tests has instead.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec", "--depsfile", Beside("PetitionHub.Cli.Tests.deps.json"),
                "--runtimeconfig", Beside("PetitionHub.Cli.Tests.runtimeconfig.json"), Beside("petitionhub.dll"), .. arguments,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LoadingTests).Assembly.Location;
        start.Environment[StartupHook.FileVariable] = found;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(File.Exists(found), await errors);
            return (process.ExitCode, await File.ReadAllLinesAsync(found, patience.Token));
        }
        finally
        {
            process.Kill();
        }
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
