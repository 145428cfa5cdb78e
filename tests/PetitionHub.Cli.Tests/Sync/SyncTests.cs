using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Sync;

public sealed class SyncTests
{
    [Fact]
    public async Task Feed_OnePage_AsksWithTheFilterAndTellsWhereToGoOn()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync(
            "sync", "feed", "--after", "9", "--scope", "territory,sent", "--step", "transfer,copying", "--matter", "m", "--size",
            "5");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal((9, 5), (hub.Sync.Pulled!.AfterSequence, hub.Sync.Pulled.PageSize));
        Assert.Equal([FeedScope.Territory, FeedScope.Sent], hub.Sync.Pulled.Filter.Scopes);
        Assert.Equal(["transfer", "copying"], hub.Sync.Pulled.Filter.Steps);
        Assert.Equal(["m"], hub.Sync.Pulled.Filter.MatterIds);
        Assert.Contains("--after 77", run.Error);
    }

    [Fact]
    public async Task Feed_Followed_IsALineAnEntry()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("sync", "feed", "--follow", "-o", "json");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(0, hub.Sync.Followed!.AfterSequence);
        var lines = run.Output.Trim().Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("entry").GetProperty("sequence"));
        Assert.Equal(["1", "2", "3"], lines.Select(sequence => sequence.ToString()));
    }

    [Fact]
    public async Task Snapshot_OfAllPages_GivesEachPetitionAndItsSequence()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("sync", "snapshot", "--all", "-o", "json");

        var pages = run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["42", "42", "42"], pages.Select(page => page.GetProperty("sequence").ToString()));
        Assert.All(pages, page => Assert.Equal(1, page.GetProperty("petitions").GetArrayLength()));
        Assert.Contains("sync feed --after 42", (await hub.RunAsync("sync", "snapshot", "--all")).Error);
    }

    [Fact]
    public async Task Position_OfASource_IsItsSequence()
    {
        await using var hub = await FakeHub.StartAsync();

        Assert.Equal("6", (await hub.RunAsync("sync", "position", "office")).Output.Trim());
        Assert.Equal(
            """{"source":"office","sequence":6}""",
            (await hub.RunAsync("sync", "position", "office", "-o", "json")).Output.Trim());
    }

    [Fact]
    public async Task Totals_OfAPeriod_AskForItAndShowTheDigest()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("sync", "totals", "--from", "2026-11-01T00:00+08:00", "--before", "2026-12-01T00:00+08:00");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(
            (new DateTime(2026, 10, 31, 16, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 30, 16, 0, 0, DateTimeKind.Utc)),
            (hub.Sync.Summed!.StartTime.ToDateTime(), hub.Sync.Summed.EndTime.ToDateTime()));
        Assert.Contains("430103-housing", run.Output);
        Assert.Contains("abcd", run.Output);
    }
}
