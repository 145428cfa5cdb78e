using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests.Foreign;

/// <summary>A hub for clients in other languages, with the certificates of a sender and a receiver.</summary>
public sealed class ForeignHub : IAsyncLifetime
{
    private readonly Installation _installation = new();
    private HubProcess _hub = null!;

    /// <summary>A city's bureau.</summary>
    public static string Sender => "430100-bureau";

    /// <summary>A department of one of its districts.</summary>
    public static string Receiver => "430103-housing";

    /// <summary>The example clients.</summary>
    public static string Examples => Path.Combine(Repository.Find(), "tests", "foreign");

    public static string Protos => Path.Combine(Repository.Find(), "protos");

    /// <summary>Where buf is; empty where it is not installed.</summary>
    public static string Buf => Environment.GetEnvironmentVariable("PETITIONHUB_BUF") ?? "";

    /// <summary>Host and port.</summary>
    public string Address => _installation.Address.Authority;

    public string Certificates => Path.Combine(_installation.Data, "certs");

    public string PathOf(string name) => _installation.PathOf(name);

    public async ValueTask InitializeAsync()
    {
        _hub = await _installation.ServeAsync();
        Files.WriteUnits(PathOf("units.jsonl"), "4301");
        await _installation.RunAsync("units", "import", PathOf("units.jsonl"), "--operator", "admin");
        _installation.Issue(Sender);
        _installation.Issue(Receiver);
    }

    /// <summary>Runs a program to its end, with buf on its path; gives its output.</summary>
    public async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string>(_installation.Environment)
        {
            ["PATH"] = $"{Path.GetDirectoryName(Buf)}:{Environment.GetEnvironmentVariable("PATH")}",
            ["PYTHONPATH"] = PathOf("generated"),
        };
        await using var process = HubProcess.StartProgram(program, environment, arguments);
        Assert.True(await process.EndAsync() == 0, process.Output + process.Errors);
        return process.Output;
    }

    /// <summary>Skips the test, aloud, where a program is not on this machine.</summary>
    public static void Need(params IEnumerable<string> programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        foreach (var program in programs)
        {
            Assert.SkipUnless(
                folders.Any(folder =>
                    File.Exists(Path.Combine(folder, program))), $"{program} is not installed; tests/run installs it as root.");
        }
    }

    /// <summary>Skips the test where buf is not on this machine.</summary>
    public static void NeedBuf() =>
        Assert.SkipUnless(File.Exists(Buf), "PETITIONHUB_BUF names no buf binary; tests/run installs one and sets it.");

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _installation.DisposeAsync();
    }
}
