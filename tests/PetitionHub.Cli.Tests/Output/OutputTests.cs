using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Output;

public sealed class OutputTests
{
    [Fact]
    public async Task Get_AsJson_IsOneDocumentWithTheContractsFieldNames()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Petitions.Petition.Details = new PetitionDetails { Subject = "路灯不亮" };

        var run = await hub.RunAsync("petitions", "get", "p-1", "-o", "json");

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        Assert.Equal("p-1", json.RootElement.GetProperty("petition_id").GetString());
        Assert.Equal("PETITION_STATUS_HANDED_OVER", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("", json.RootElement.GetProperty("arbiter").GetString());
        Assert.Contains("路灯不亮", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Get_AsTable_NamesWhatThereIsAndLeavesOutTheRest()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Petitions.Petition.Details = new PetitionDetails { Subject = "[red]路灯[/]不亮\u001b[2J" };

        var run = await hub.RunAsync("petitions", "get", "p-1");

        Assert.Contains("handed-over", run.Output);
        Assert.Contains("[red]路灯[/]不亮[2J", run.Output);
        Assert.DoesNotContain("\u001b", run.Output);
        Assert.DoesNotContain("to be decided by", run.Output);
        Assert.DoesNotContain(" \n", run.Output);
    }

    [Fact]
    public async Task List_AsJson_IsOneLineAnItem()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("petitions", "list", "-o", "json");

        Assert.Equal(2, run.OutputLines.Length);
        Assert.All(run.OutputLines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public async Task List_WithAll_ReadsEveryPage()
    {
        await using var hub = await FakeHub.StartAsync();

        Assert.Equal(3, (await hub.RunAsync("petitions", "list", "--all", "-o", "json")).OutputLines.Length);
    }

    [Fact]
    public async Task List_AsTable_TellsOfTheNextPageOnStandardError()
    {
        await using var hub = await FakeHub.StartAsync();

        Assert.Contains("--page second", (await hub.RunAsync("petitions", "list")).Error);
        Assert.Empty((await hub.RunAsync("petitions", "list", "--quiet")).Error);
    }

    [Fact]
    public async Task Error_AsText_IsReasonMessageAndWhatTheContractAdvises()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("units", "get", "430103-fisheries");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.StartsWith("UNIT_UNKNOWN: There is no such unit.", run.Error);
        Assert.Contains("Register the unit first.", run.Error);
        Assert.DoesNotContain("Metadata", run.Error);
    }

    [Fact]
    public async Task Error_AsJson_IsOneObjectOnStandardError()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("petitions", "get", "p-2", "-o", "json");

        using var error = JsonDocument.Parse(run.Error);
        Assert.Equal("PETITION_NOT_FOUND", error.RootElement.GetProperty("reason").GetString());
        Assert.Equal("p-2", error.RootElement.GetProperty("metadata").GetProperty("petition_id").GetString());
        Assert.Equal(ExitCodes.Failed, error.RootElement.GetProperty("exit_code").GetInt32());
        Assert.Empty(run.Output);
    }
}
