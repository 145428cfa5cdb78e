using System.CommandLine;
using System.CommandLine.Invocation;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli;

/// <summary>The program's own help: a screen of 80 columns and 40 lines. The command's own help says what it takes.</summary>
/// <param name="ofCommands">The help on commands.</param>
internal sealed class RootHelp(SynchronousCommandLineAction ofCommands) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command is not PetitionHubCommand root)
            return ofCommands.Invoke(parseResult);
        foreach (var line in LinesOf(root))
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        return ExitCodes.Done;
    }

    private static IEnumerable<string> LinesOf(PetitionHubCommand root)
    {
        var width = root.Groups.SelectMany(group => group.Commands).Max(each => each.Command.Name.Length);
        return
        [
            root.Description!,
            "",
            $"Usage: {HubRootCommand.ProgramName} COMMAND [OPTIONS], or --version",
            "",
            .. root.Groups.SelectMany<CommandGroup, string>(group =>
            [
                $"{group.Title}:",
                .. group.Commands.Select(each => $"  {each.Command.Name.PadRight(width)}  {each.Summary}"),
            ]),
            "",
            "Exit codes:",
            .. ExitCodes.Explained.Select(each => $"  {each.Code,-4} {each.Meaning}"),
            $"What a command takes, with examples: {HubRootCommand.ProgramName} COMMAND --help",
        ];
    }
}
