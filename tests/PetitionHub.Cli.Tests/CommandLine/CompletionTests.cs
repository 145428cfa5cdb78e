using System.Diagnostics;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.CommandLine;

/// <summary><c>petitionhub completion</c>, by a shell where there is one.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("petitionhub pet", "petitions")]
    [InlineData("petitionhub petitions li", "list")]
    [InlineData("petitionhub petitions list --sta", "--status")]
    [InlineData("petitionhub petitions list --status conc", "concluded")]
    [InlineData("petitionhub completion z", "zsh")]
    public async Task Bash_WordThatIsBegun_IsCompleted(string line, string completed)
    {
        var script = await CommandRun.Async("completion", "bash");
        var words = line.Split(' ');
        var found = await RunShellAsync(
            "bash",
            $$"""
            petitionhub() { dotnet exec --depsfile '{{Beside("PetitionHub.Cli.Tests.deps.json")}}' \
                --runtimeconfig '{{Beside("PetitionHub.Cli.Tests.runtimeconfig.json")}}' '{{Beside("petitionhub.dll")}}' "$@"; }
            {{script.Output}}
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_CWORD={{words.Length - 1}}
            COMP_WORDS=({{line}})
            _petitionhub
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal(completed, Assert.Single(found));
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "--no-execute")]
    public async Task Script_OfEachShell_IsOneToThatShell(string shell, string check)
    {
        var script = await CommandRun.Async("completion", shell);
        Assert.Equal(ExitCodes.Done, script.ExitCode);
        Assert.Contains("[suggest:", script.Output);
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, shell))),
            $"There is no {shell} on this machine to read the script.");
        using var folder = new TempFolder();

        await RunShellAsync(shell, null, check, folder.WriteLines("script", script.Output));
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task<string[]> RunShellAsync(string shell, string? script, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            shell, script is null ? arguments : ["-c", script])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
