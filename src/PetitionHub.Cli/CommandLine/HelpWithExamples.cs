using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PetitionHub.Cli.CommandLine;

/// <summary>The library's help, then details, examples and, for the root, the exit codes.</summary>
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
            WriteBlock(output, "Exit codes:", ExitCodes.Explained.Select(each => $"{each.Code,-4} {each.Meaning}"));
        if (command is HubCommand { Details: { Length: > 0 } details })
            WriteBlock(output, "Details:", details.Split('\n'));
        var examples = command switch
        {
            HubCommand taught => taught.Examples,
            PetitionHubCommand root => root.Examples,
            _ => [],
        };
        if (examples.Count > 0)
            WriteBlock(output, "Examples:", examples);
        return result;
    }

    private static void WriteBlock(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (var line in lines)
            output.WriteLine(line.Length > 0 ? $"  {line}" : "");
        output.WriteLine();
    }
}
