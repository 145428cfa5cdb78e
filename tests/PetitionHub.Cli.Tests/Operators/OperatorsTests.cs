using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Operators;

/// <summary><c>operators</c>, on an embedded ledger.</summary>
public sealed class OperatorsTests : IAsyncLifetime
{
    private const string Password = "four words are enough\n";

    private readonly TempFolder _folder = new();

    public async ValueTask InitializeAsync() => await CommandRun.Async("ledger", "migrate", "--data", _folder.Path);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Add_WithAPassword_IsListedWithoutIt()
    {
        var added = await RunAsync(Password, "add", "li-na", "--role", "operate");
        var again = await RunAsync(Password, "add", "li-na", "--role", "view");
        var list = await RunAsync("", "list", "-o", "json");

        Assert.Equal((ExitCodes.Done, ""), (added.ExitCode, added.Output));
        Assert.Equal(ExitCodes.Usage, again.ExitCode);
        Assert.Equal(
            """{"name":"li-na","role":"operate","state":"enabled"}""",
            Assert.Single(list.OutputLines)
                .Replace(": ", ":", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hub", "four words are enough")]
    [InlineData("Li Na", "four words are enough")]
    [InlineData("-x", "four words are enough")]
    [InlineData("li-na", "too short")]
    [InlineData("li-na", "")]
    public async Task Add_ABadNameOrPassword_IsRefused(string name, string password)
    {
        var added = await RunAsync(password + "\n", "add", "--role", "view", "--", name);

        Assert.Equal(ExitCodes.Usage, added.ExitCode);
        Assert.Empty((await RunAsync("", "list", "-o", "json")).Output);
    }

    [Fact]
    public async Task Change_OfEachKind_IsShown()
    {
        await RunAsync(Password, "add", "wei", "--role", "view");

        Assert.Equal(ExitCodes.Done, (await RunAsync("", "set-role", "wei", "--role", "operate")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await RunAsync("another one, as long\n", "set-password", "wei")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await RunAsync("", "disable", "wei")).ExitCode);
        Assert.Contains("disabled", (await RunAsync("", "list")).Output);
        Assert.Equal(ExitCodes.Done, (await RunAsync("", "enable", "wei")).ExitCode);
        Assert.Contains("operate", (await RunAsync("", "list")).Output);
        Assert.Equal(ExitCodes.Done, (await RunAsync("", "remove", "wei")).ExitCode);
        Assert.DoesNotContain("wei", (await RunAsync("", "list")).Output);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("enable")]
    [InlineData("remove")]
    public async Task Change_OfNobody_IsRefused(string verb)
    {
        var run = await RunAsync("", verb, "nobody");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("no account 'nobody'", run.Error);
    }

    [Fact]
    public async Task List_WithoutALedger_IsRefusedAndMakesNone()
    {
        var elsewhere = Path.Combine(_folder.Path, "elsewhere");
        var run = await CommandRun.Async("operators", "list", "--data", elsewhere);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.False(Directory.Exists(elsewhere));
    }

    private Task<CommandRun> RunAsync(string input, params string[] args) =>
        CommandRun.Async(["operators", .. Placed(args)], input);

    private IEnumerable<string> Placed(string[] args) =>
        Array.IndexOf(args, "--") is var i and >= 0 ? [.. args[..i], "--data", _folder.Path, .. args[i..]]
            : [.. args, "--data", _folder.Path];
}
