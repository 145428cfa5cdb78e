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

        // A scrape is kept for a moment, in which another may get it.
        string page;
        do
            page = await ReadAsync();
        while (!Regex.IsMatch(page, Line("petitionhub_refusals_total", "reason=\"PETITION_NOT_FOUND\"")));

        Assert.Matches(Line("petitionhub_commands_total", "kind=\"Registration\"", "outcome=\"accepted\""), page);
        Assert.Matches(Line("petitionhub_batch_duration_seconds_count"), page);
        Assert.Matches(Line("petitionhub_batch_submissions_count"), page);
        Assert.Matches($@"(?m)^petitionhub_directory_units(\{{[^}}]*\}})? {All.Count}\b", page);
        foreach (var gauge in new[] { "petitionhub_queue_length", "petitionhub_tail_position", "petitionhub_tail_lag", "petitionhub_inbox_feeds" })
            Assert.Matches(Line(gauge), page);
        Assert.Matches(Line("http_server_request_duration_seconds_count"), page);
        Assert.Matches(Line("dotnet_gc_collections_total"), page);
    }

    [Fact]
    public async Task Metrics_NeverNameAUnitOrAPetition()
    {
        var receipt = await hub.RegisterForAsync(Hunan, Yuelu);
        await Task.Delay(TimeSpan.FromSeconds(1), Wait.Token);

        var page = await ReadAsync();
        Assert.Matches(Line("petitionhub_commands_total", "kind=\"Registration\""), page);

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

    private async Task<string> ReadAsync()
    {
        using var client = new HttpClient { BaseAddress = hub.Hub.Operations };
        return await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Wait.Token).Bounded();
    }
}
