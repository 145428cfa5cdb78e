using System.Text.Json.Nodes;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Monitoring;

/// <summary><c>top</c>, <c>flows</c>, <c>stuck</c>, <c>stats</c> and <c>units health</c>.</summary>
public sealed class MonitoringTests
{
    [Fact]
    public async Task Flows_OfAPeriod_AsksAndShowsTheMatrix()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync(
            "flows", "--from-grouping", "city", "--to-grouping", "county", "--from", "430000", "--since", "2026-03-16", "--until",
            "2026-03-17",
            "--kind", "transfer,return", "--limit", "5");

        Assert.True(run.ExitCode == ExitCodes.Done, run.ToString());
        Assert.Contains("12,345", run.Output);
        Assert.Contains("湖南省", run.Output);
        Assert.Contains("12,400 in all (transfer 12,400); 1 of 2 lines are shown.", run.Error);
        var asked = hub.Monitoring.Flows!;
        Assert.Equal((FlowGrouping.City, FlowGrouping.County, "430000", 5),
            (asked.FromGrouping, asked.ToGrouping, asked.FromTerritory, asked.Limit));
        Assert.Equal([FlowKind.Transfer, FlowKind.Return], asked.Kinds);
        Assert.Equal(new DateTime(2026, 3, 15, 16, 0, 0, DateTimeKind.Utc), asked.StartTime.ToDateTime());
    }

    [Fact]
    public async Task Flows_AsCsv_HasPlainNumbers()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync("flows", "-o", "csv");

        Assert.Equal("from,from name,to,to name,count\n000000,,430000,湖南省,12345\n", run.Output);
    }

    [Fact]
    public async Task Stuck_WithoutAKind_Counts()
    {
        await using var hub = await FakeHub.StartAsync();

        var table = await hub.RunAsOperatorAsync("stuck");
        var csv = await hub.RunAsOperatorAsync("stuck", "-o", "csv");

        Assert.Contains("1,234", table.Output);
        Assert.Contains("2026-03-16 12:00", table.Output);
        Assert.Equal("kind,count,oldest\nunclaimed,1234,2026-03-16T04:00:00Z\nparked,0,\n", csv.Output);
    }

    [Fact]
    public async Task Stuck_AllPagesAsCsv_IsOneSheetThatNoSpreadsheetComputes()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync(
            "stuck", "--kind", "parked", "--of", "430103-housing", "--before", "2026-03-16T12:00", "--all", "-o", "csv");

        Assert.Equal(3, run.OutputLines.Length);
        Assert.StartsWith("petition,to act,", run.OutputLines[0], StringComparison.Ordinal);
        Assert.StartsWith("p-,430103-housing,2026-03-16T04:00:00Z,handed-over,", run.OutputLines[1], StringComparison.Ordinal);
        Assert.StartsWith("p-2,", run.OutputLines[2], StringComparison.Ordinal);
        Assert.Contains("2 in all.", run.Error);
        Assert.Equal(("430103-housing", FakeMonitoring.Noon), (hub.Monitoring.Stuck!.UnitCode, hub.Monitoring.Stuck.StuckBefore));
    }

    [Theory]
    [InlineData("overdue", "notify")]
    [InlineData("bouncing", "4 times: a → b")]
    [InlineData("parked", "office, entry 7: =1+1")]
    public async Task Stuck_OfAKind_TellsWhy(string kind, string why)
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync("stuck", "--kind", kind);

        Assert.Contains(why, run.Output);
        Assert.Contains("There is more: --all, or --page 2", run.Error);
    }

    [Fact]
    public async Task Stats_WithFilters_ShowsFigures()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync(
            "stats", "--since", "2026-03-01", "--until", "2026-04-01", "--territory", "43", "--registrar", "bureau",
            "--least-persons", "2", "--first-items", "-o", "csv");

        Assert.Equal("figure,value,items,parts\nreply,0.9,10,on-time 9\nvoided,,0,\n", run.Output);
        var filter = hub.Monitoring.Statistics!.Filter;
        Assert.Equal(
            ("43", 2, true, false),
            (filter.Territory, filter.LeastPersons, filter.FirstPetitionsOnly, filter.WithExcluded));
        Assert.Equal([OrganType.Bureau], filter.RegistrarTypes);
    }

    [Fact]
    public async Task Stats_Petitions_ListsThem()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync("stats", "--items", "reply", "--bucket", "overdue", "-o", "json");

        Assert.Equal("p-1", (string)JsonNode.Parse(Assert.Single(run.OutputLines))!["petition_id"]!);
        Assert.Equal((Figure.Reply, FigureBucket.Overdue), (hub.Monitoring.Petitions!.Figure, hub.Monitoring.Petitions.Bucket));
        Assert.True(hub.Monitoring.Petitions.Filter.StartTime < hub.Monitoring.Petitions.Filter.EndTime);
    }

    [Fact]
    public async Task Top_Once_IsTheStateNow()
    {
        await using var hub = await FakeHub.StartAsync();

        var json = await hub.RunAsOperatorAsync("top", "--once", "-o", "json");
        var table = await hub.RunAsOperatorAsync("top", "--once");

        Assert.Equal("1", (string)JsonNode.Parse(Assert.Single(json.OutputLines))!["as_of"]!["sequence"]!);
        Assert.Matches("handed over +700\n", table.Output);
        Assert.Contains("650", table.Output);
    }

    [Fact]
    public async Task Top_IntoAFile_IsALineAChange_UntilTheHubRefuses()
    {
        await using var hub = await FakeHub.StartAsync();

        var lines = await hub.RunAsOperatorAsync("top", "--territory", "43");
        var csv = await hub.RunAsOperatorAsync("top", "--territory", "43", "-o", "csv");

        Assert.Equal((ExitCodes.Failed, 2), (lines.ExitCode, lines.OutputLines.Length));
        Assert.Contains("signed for 600", lines.OutputLines[0]);
        Assert.Equal(3, csv.OutputLines.Length);
        Assert.StartsWith("2026-03-16T04:00:00Z,2,9.5,1000,700,600,", csv.OutputLines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnitHealth_OfAUnit_TellsWhatItDid()
    {
        await using var hub = await FakeHub.StartAsync();

        var table = await hub.RunAsOperatorAsync("units", "health", "430103-housing");
        var csv = await hub.RunAsOperatorAsync("units", "health", "430103-housing", "-o", "csv");

        Assert.Contains("STEP_OUT_OF_ORDER", table.Output);
        Assert.Matches("last pull +never", table.Output);
        Assert.Equal("consumer,sequence,acknowledged,backlog,lag seconds,parked\noffice,41,,3,7200,0\n", csv.Output);
    }

    [Fact]
    public async Task Csv_OfACommandWithoutASheet_IsAUsageError()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsOperatorAsync("ledger", "head", "-o", "csv");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("no sheet to write as csv", run.Error);
    }
}
