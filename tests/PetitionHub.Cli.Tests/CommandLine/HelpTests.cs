using System.CommandLine;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.Ledger.Engines;

namespace PetitionHub.Cli.Tests.CommandLine;

public sealed class HelpTests
{
    public static TheoryData<string> AllCommands =>
        [.. Walk(Root()).Select(command => command.Path).Where(path => path.Length > 0)];

    public static TheoryData<string> AllExamples =>
        [.. Walk(Root()).Select(each => each.Command).OfType<HubCommand>().SelectMany(command => command.Examples)];

    [Theory]
    [MemberData(nameof(AllCommands))]
    public async Task Help_OfEachCommand_TeachesWithExamples(string path)
    {
        var run = await CommandRun.Async([.. path.Split(' '), "--help"]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("Examples:\n  petitionhub ", run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public void Command_OfEachPath_HasDescriptionsThroughout(string path)
    {
        var command = Walk(Root()).Single(each => each.Path == path).Command;

        Assert.IsAssignableFrom<HubCommand>(command);
        Assert.True(command.Description is { Length: > 20 });
        Assert.All(command.Options, option => Assert.False(string.IsNullOrEmpty(option.Description), option.Name));
        Assert.All(command.Arguments, argument => Assert.False(string.IsNullOrEmpty(argument.Description), argument.Name));
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public async Task Help_IntoAPipe_IsWithinAHundredColumns(string path)
    {
        var run = await CommandRun.Async([.. path.Split(' '), "--help"]);

        Assert.DoesNotContain(run.OutputLines, line => HelpText.WidthOf(line) > 100);
    }

    [Theory]
    [MemberData(nameof(AllExamples))]
    public void Wrap_Example_IsTheSameCommandToAShell(string example)
    {
        var lines = HelpText.Wrap($"  {example}", isCommand: true).ToArray();

        Assert.All(lines[..^1], line => Assert.EndsWith(" \\", line, StringComparison.Ordinal));
        Assert.Equal(ShellWords.Split(example), ShellWords.Split(string.Concat(lines.Select(line => line.TrimEnd('\\')))));
    }

    [Theory]
    [MemberData(nameof(AllExamples))]
    public void Example_OfEachCommand_Parses(string example)
    {
        var words = ShellWords.Split(example);
        Assert.Equal(HubRootCommand.ProgramName, words[0]);

        var parse = Run.Parse(Root(), words[1..]);

        Assert.Empty(parse.Errors.Select(error => error.Message));
        Assert.NotNull(parse.CommandResult.Command.Action);
    }

    [Fact]
    public async Task Help_OfTheRoot_ExplainsEveryExitCode()
    {
        var run = await CommandRun.Async("--help");

        Assert.All(ExitCodes.Explained, each => Assert.Contains($"{each.Code,-4} {each.Meaning}", run.Output));
    }

    [Fact]
    public async Task Help_OfTheRoot_FitsAScreen()
    {
        var run = await CommandRun.Async("--help");

        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length <= 40, $"{lines.Length} lines");
        Assert.DoesNotContain(lines, line => HelpText.WidthOf(line) > 80);
    }

    [Fact]
    public async Task Help_OfTheRoot_ShowsEachCommandInOneGroupWithWhatItDoes()
    {
        var run = await CommandRun.Async("--help");

        var groups = new Dictionary<string, List<string>>();
        foreach (var line in run.Output.Split('\n').SkipWhile(line => line != "Run:").TakeWhile(line => line.Length > 0))
        {
            if (line.EndsWith(':'))
            {
                groups[line.TrimEnd(':')] = [];
                continue;
            }

            var words = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.True(words[1].Length > 20, line);
            groups.Values.Last().Add(words[0]);
        }

        Assert.Equal(["Run", "Exchange", "Watch", "Administer", "Measure"], groups.Keys);
        Assert.Equal(
            Root().Subcommands.Where(command => !command.Hidden).Select(command => command.Name).Order(),
            groups.Values.SelectMany(commands => commands).Order());
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("ledger migrate")]
    [InlineData("simulate")]
    public async Task Help_OfACommandOnALedger_DescribesEveryEngine(string path)
    {
        var run = await CommandRun.Async([.. path.Split(' '), "--help"]);

        Assert.All(LedgerEngines.All, engine => Assert.Contains($"'{engine.Name}', ", run.Output));
    }

    private static PetitionHubCommand Root() => new(CommandRun.Host());

    private static IEnumerable<(string Path, Command Command)> Walk(Command command, string path = "")
    {
        yield return (path, command);
        foreach (var below in command.Subcommands.Where(sub => !sub.Hidden))
            foreach (var each in Walk(below, $"{path} {below.Name}".Trim()))
                yield return each;
    }
}
