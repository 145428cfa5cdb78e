using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Certificates;

public sealed class IssueTests
{
    [Fact]
    public async Task Issue_ForAUnit_NamesFilesThatConnect()
    {
        await using var hub = await FakeHub.StartAsync();

        var issued = await CommandRun.Async("certs", "issue", "--unit", "430103-bureau", "--data", hub.DataFolder, "-o", "json");

        using var json = JsonDocument.Parse(issued.Output);
        string Path(string name) => json.RootElement.GetProperty(name).GetString()!;
        var run = await CommandRun.Async(
            "ledger", "head", "--cert", Path("certificate"), "--key", Path("key"), "--ca", Path("authority"),
            "--hub", hub.Address.ToString());
        Assert.Equal(ExitCodes.Done, run.ExitCode);
    }

    [Theory]
    [InlineData("--unit", "No Unit")]
    [InlineData("--operator", "No Operator")]
    public async Task Issue_ForANameThatIsNone_IsAUsageError(string option, string name)
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await CommandRun.Async("certs", "issue", option, name, "--data", hub.DataFolder);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
    }
}
