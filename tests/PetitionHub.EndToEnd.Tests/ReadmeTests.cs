using System.Diagnostics;
using System.Text;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>Every command of the README, as a reader would paste it, in order and in one shell.</summary>
public sealed class ReadmeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    [Fact]
    public async Task EveryShellBlock_PastedInOrder_Works()
    {
        var repository = Repository.Find();
        var readme = await File.ReadAllTextAsync(Path.Combine(repository, "README.md"), TestContext.Current.CancellationToken);
        var work = Directory.CreateTempSubdirectory("petitionhub-readme-");
        var blocks = ShellBlocks(readme);
        Assert.True(blocks.Count >= 6, $"The README has only {blocks.Count} shell blocks.");

        var script = Path.Combine(work.FullName, "readme.sh");
        await File.WriteAllTextAsync(script, Script(blocks, repository, work.FullName), TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync(script);

        Assert.True(code == 0, $"The README failed with {code}:\n{output}");
        string[] printed =
        [
            "90,504 added", "430104-housing", "handling-opinion", "queryCode", "registration.details.subjct", "rootSha256", "faults       0",
            "Copied to", "accepted/s",
        ];
        foreach (var expected in printed)
            Assert.Contains(expected, output, StringComparison.Ordinal);
        work.Delete(recursive: true);
    }

    /// <summary>Blocks that build run in the repository, the others in an empty folder, so that they leave nothing behind.</summary>
    private static string Script(IEnumerable<string> blocks, string repository, string work)
    {
        var script = new StringBuilder("set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n");
        foreach (var block in blocks)
            script.AppendLine($"cd '{(block.Contains("dotnet ", StringComparison.Ordinal) ? repository : work)}'").AppendLine(block);
        return script.ToString();
    }

    private static List<string> ShellBlocks(string readme) =>
        [.. readme.Split("```sh\n").Skip(1).Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)])];

    private static async Task<(int Code, string Output)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("PETITIONHUB_HUB");
        start.Environment.Remove("PETITIONHUB_DATA");
        using var bash = Process.Start(start)!;
        var output = new StringBuilder();
        bash.OutputDataReceived += (_, line) => Append(output, line.Data);
        bash.ErrorDataReceived += (_, line) => Append(output, line.Data);
        bash.BeginOutputReadLine();
        bash.BeginErrorReadLine();
        bash.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await bash.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!bash.HasExited)
                bash.Kill(entireProcessTree: true);
        }

        lock (output)
            return (bash.ExitCode, output.ToString());
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
