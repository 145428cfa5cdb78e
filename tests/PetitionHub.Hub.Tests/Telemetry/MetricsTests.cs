using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using PetitionHub.Hub.Tests.Running;
using static PetitionHub.Hub.Tests.Running.TestUnits;

namespace PetitionHub.Hub.Tests.Telemetry;

/// <summary>What a collector finds on the operations listener.</summary>
public sealed class MetricsTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Metrics_AfterCalls_ShowThemByKindAndReason()
    {
        await hub.RegisterForAsync(Hunan, Yuelu);
        await Assert.ThrowsAsync<RpcException>(async () => await hub.As(Hunan).Petitions.GetPetitionAsync(
            new() { PetitionId = Ask.NewId() }, cancellationToken: Wait.Token));

        var page = await ReadUntilAsync(page =>
            Regex.IsMatch(page, Line("petitionhub_refusals_total", "reason=\"PETITION_NOT_FOUND\"")));

        Assert.Matches(Line("petitionhub_commands_total", "kind=\"Registration\"", "outcome=\"accepted\""), page);
        Assert.Matches(Line("petitionhub_batch_duration_seconds_count"), page);
        Assert.Matches(Line("petitionhub_batch_submissions_count"), page);
        Assert.Matches($@"(?m)^petitionhub_directory_units(\{{[^}}]*\}})? {All.Count}\b", page);
        foreach (var gauge in new[]
        {
            "petitionhub_queue_length", "petitionhub_tail_position", "petitionhub_tail_lag", "petitionhub_inbox_listeners",
            "petitionhub_deadlines_age_seconds",
        })
            Assert.Matches(Line(gauge), page);
        Assert.Matches(Line("http_server_request_duration_seconds_count"), page);
        Assert.Matches(Line("dotnet_gc_collections_total"), page);
    }

    [Fact]
    public async Task Metrics_NeverNameAUnitOrAPetition()
    {
        var before = Registrations(await ReadAsync());
        var receipt = await hub.RegisterForAsync(Hunan, Yuelu);

        var page = await ReadUntilAsync(page => Registrations(page) > before);

        Assert.DoesNotContain(receipt.PetitionId, page);
        Assert.DoesNotContain("-bureau", page);
        Assert.DoesNotContain("430104", page);
    }

    [Fact]
    public async Task Metrics_OnTheUnitsListener_AreNotThere()
    {
        using var handler = hub.Hub.Handler(null);
        using var client = new HttpClient(handler)
        {
            DefaultRequestVersion = System.Net.HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await client.GetAsync(new Uri(hub.Hub.Address, "/metrics"), Wait.Token).Bounded();

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Line(string name, params string[] labels) =>
        $@"(?m)^{name}(\{{{string.Concat(labels.Select(label => $"(?=[^}}]*{Regex.Escape(label)})"))}[^}}]*\}})? \d";

    private static long Registrations(string page) =>
        Regex.Match(page, Line("petitionhub_commands_total", "kind=\"Registration\"", "outcome=\"accepted\"")
            + @"\d*") is { Success: true } line
            ? long.Parse(line.Value[(line.Value.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)
            : 0;

    /// <summary>The exporter keeps a page for a moment: what was just done is on one of the next.</summary>
    private async Task<string> ReadUntilAsync(Func<string, bool> shows)
    {
        var page = "";
        await Wait.UntilAsync(async () => shows(page = await ReadAsync()));
        return page;
    }

    private async Task<string> ReadAsync()
    {
        using var client = new HttpClient { BaseAddress = hub.Hub.Operations };
        return await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Wait.Token).Bounded();
    }
}
