using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PetitionHub.Cli.CommandLine;

/// <summary>The library's help, then details, examples and, for the root, the exit codes.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    // The library counts letters, of which a Chinese one takes two columns.
    private const int ColumnsForChinese = 8;

    private readonly HelpAction _help;

    public HelpWithExamples(HelpAction help)
    {
        _help = help;
        // Into a pipe the library would not break lines at all.
        help.MaxWidth = Math.Min(help.MaxWidth, HelpText.Columns - ColumnsForChinese);
    }

    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = _help.Invoke(parseResult);
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
            WriteBlock(output, "Examples:", examples, areCommands: true);
        return result;
    }

    private static void WriteBlock(TextWriter output, string title, IEnumerable<string> lines, bool areCommands = false)
    {
        output.WriteLine(title);
        foreach (var line in lines)
            foreach (var part in line.Length > 0 ? HelpText.Wrap($"  {line}", areCommands) : [""])
                output.WriteLine(part);
        output.WriteLine();
    }
}
