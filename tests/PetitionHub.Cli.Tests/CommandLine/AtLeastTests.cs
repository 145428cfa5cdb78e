using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.CommandLine;

/// <summary>Every command that reads what the hub makes from the ledger can ask for an entry, and says what it got.</summary>
public sealed class AtLeastTests
{
    [Theory]
    [InlineData("petitions list")]
    [InlineData("petitions repeats p-1")]
    [InlineData("flows")]
    [InlineData("stuck")]
    [InlineData("stuck --kind overdue")]
    [InlineData("stats")]
    [InlineData("stats --items reply")]
    [InlineData("units health 430103-housing")]
    public async Task Read_AtLeastAnEntry_AsksForItAndSaysAsOfWhichItIs(string command)
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync([.. command.Split(' '), "--at-least", "1042"]);

        Assert.True(run.ExitCode == ExitCodes.Done, run.ToString());
        Assert.Contains("As of entry 1042; 3 later ones are not in it yet.", run.Error);
    }

    [Fact]
    public async Task Read_AtLeastNoNumber_IsAUsageError()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("stuck", "--at-least", "yesterday");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("--at-least", run.Error);
    }
}
