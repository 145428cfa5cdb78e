using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PetitionHub.CommandLine;

/// <summary>The library's help on a command, then details and examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    // The library counts letters, but a Chinese one takes two columns.
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
        var command = parseResult.CommandResult.Command as HubCommand;
        command?.CompleteHelp();
        var result = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (command is { Details: { Length: > 0 } details })
            WriteBlock(output, "Details:", details.Split('\n'));
        if (command is { Examples: { Count: > 0 } examples })
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
