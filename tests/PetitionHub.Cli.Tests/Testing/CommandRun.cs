using PetitionHub.Cli.CommandLine;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>What a command line came to.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line in this process. Nothing reaches the real terminal or environment.</summary>
    public static Task<CommandRun> Async(params IReadOnlyList<string> args) => Async(args, input: "");

    public static async Task<CommandRun> Async(
        IReadOnlyList<string> args,
        string input,
        Dictionary<string, string>? environment = null,
        CancellationToken? cancel = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = Host(input, environment);
        var exitCode = await Run.Async(
            args, host, TextWriter.Synchronized(output), TextWriter.Synchronized(error),
            cancel ?? TestContext.Current.CancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public static CliHost Host(string input = "", Dictionary<string, string>? environment = null) =>
        new(environment ?? [], new StringReader(input), TimeProvider.System);

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
