using System.Text;
using PetitionHub.CommandLine;

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
        CancellationToken? cancel = null) =>
        await Async(args, Host(input, environment), cancel);

    public static async Task<CommandRun> Async(IReadOnlyList<string> args, CliHost host, CancellationToken? cancel = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Run.Async(
            args, host, TextWriter.Synchronized(output), TextWriter.Synchronized(error),
            cancel ?? TestContext.Current.CancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public static CliHost Host(string input = "", Dictionary<string, string>? environment = null) =>
        Host(Encoding.UTF8.GetBytes(input), environment);

    /// <summary>A process with these bytes as its standard input.</summary>
    public static CliHost Host(byte[] input, Dictionary<string, string>? environment = null) =>
        new(environment ?? [], new MemoryStream(input), TimeProvider.System);

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
