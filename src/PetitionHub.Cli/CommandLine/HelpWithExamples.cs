using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PetitionHub.Cli.CommandLine;

/// <summary>The library's help, then examples and, for the root, the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (command is RootCommand)
            WriteExitCodes(output);
        var examples = command switch
        {
            HubCommand taught => taught.Examples,
            PetitionHubCommand root => root.Examples,
            _ => [],
        };
        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        return result;
    }

    private static void WriteExitCodes(TextWriter output)
    {
        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCodes.Explained)
            output.WriteLine($"  {code,-4} {meaning}");
        output.WriteLine();
    }
}
