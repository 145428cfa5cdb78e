using System.Diagnostics;
using System.Text;

namespace PetitionHub.EndToEnd.Tests.Documents;

/// <summary>
/// Every command of the README and of the pages that go on from it, as a reader would paste it, in order and in one shell.
/// Commands that name machines of the reader are in blocks of bash, and not pasted.
/// </summary>
public sealed class ReadmeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    /// <summary>In the order in which they go on from one another; CONTRIBUTING.md says so, too.</summary>
    private static readonly string[] Pasted =
        ["README.md", "docs/EXCHANGE.md", "docs/CONSOLE.md", "docs/OPERATIONS.md", "docs/WATCHING.md", "docs/PERFORMANCE.md"];

    [Fact]
    public void NoOtherPageOfDocs_HasABlockThatLooksPasted() => Assert.Empty(
        Document.All.Where(document => document.Path.StartsWith("docs/", StringComparison.Ordinal))
            .Where(document => !Pasted.Contains(document.Path) && document.Blocks("sh").Any())
            .Select(document => document.Path));

    [Fact]
    public async Task EveryShellBlock_PastedInOrder_Works()
    {
        var repository = Repository.Find();
        var work = Directory.CreateTempSubdirectory("petitionhub-readme-");
        var blocks = Pasted.Select(path => Document.Of(path).Blocks("sh").ToArray()).ToArray();
        Assert.All(blocks, page => Assert.NotEmpty(page));
        Assert.True(blocks[0].Length >= 6, $"The README has only {blocks[0].Length} shell blocks.");

        var script = Path.Combine(work.FullName, "readme.sh");
        var text = Script(blocks.SelectMany(page => page), repository, work.FullName);
        await File.WriteAllTextAsync(script, text, TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync(script);

        Assert.True(code == 0, $"The README failed with {code}:\n{output}");
        string[] printed =
        [
            "90,504 added", "430104-housing", "handling-opinion", "queryCode", "registration.details.subjct", "rootSha256",
            "faults       0",
            "Copied to", "accepted/s",
        ];
        foreach (var expected in printed)
            Assert.Contains(expected, output, StringComparison.Ordinal);
        work.Delete(recursive: true);
    }

    /// <summary>
    /// Blocks that build or install run in the repository, the others in an empty folder, so that they leave nothing behind.
    /// </summary>
    private static string Script(IEnumerable<string> blocks, string repository, string work)
    {
        var script = new StringBuilder("set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n");
        foreach (var block in blocks)
            script.AppendLine($"cd '{(IsOfTheRepository(block) ? repository : work)}'").AppendLine(block);
        return script.ToString();
    }

    private static bool IsOfTheRepository(string block) =>
        block.Contains("dotnet ", StringComparison.Ordinal) || block.Contains("npm ", StringComparison.Ordinal);

    private static async Task<(int Code, string Output)> RunAsync(string script)
    {
        var start = new ProcessStartInfo(
            "bash", [script])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
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
