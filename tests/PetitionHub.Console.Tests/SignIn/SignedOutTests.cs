using System.Net;
using PetitionHub.Console.Tests.Running;

namespace PetitionHub.Console.Tests.SignIn;

public sealed class SignedOutTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/flows")]
    [InlineData("/corridor?from=430000-bureau&to=430100-bureau")]
    [InlineData("/stuck")]
    [InlineData("/petitions/0")]
    [InlineData("/units")]
    [InlineData("/units/430000-bureau")]
    [InlineData("/statistics")]
    [InlineData("/statistics/items")]
    [InlineData("/export/figures.csv")]
    [InlineData("/export/items.xlsx")]
    [InlineData("/ledger")]
    [InlineData("/find?q=1")]
    [InlineData("/act/suspend")]
    [InlineData("/no-such-page")]
    public async Task Page_WithoutSession_LeadsToSignIn(string address)
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?back=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var script = await client.GetAsync(address, "*/*");
        Assert.Equal(HttpStatusCode.Unauthorized, script.StatusCode);
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor/disconnect")]
    [InlineData("/acts/suspend")]
    public async Task Post_WithoutSession_IsRefused(string address)
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.PostAsync(address);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Live_WithoutSession_IsRefused()
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.GetAsync("/_blazor", "*/*");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/sign-in")]
    public async Task ProbesAndSignIn_WithoutSession_Answer(string address)
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Units_AtTheirListener_ReachNoPage()
    {
        using var client = new HttpClient(console.Hub.Handler(console.Hub.CertificateOf(TestUnits.Hunan)));
        foreach (var address in new[] { "sign-in", "assets/console.css", "_blazor/negotiate" })
        {
            using var answer = await client.GetAsync(new Uri(console.Hub.Address, address), Wait.Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Operators_AtTheirListener_ReachNoService()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        using var answer = await client.GetAsync("/v1/units/430000-bureau");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Page_OfTheConsole_HasAStrictPolicy()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var answer = await client.GetAsync("/ledger");

        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Asset_ByItsHash_IsKeptForAYearAndNotSentAgain()
    {
        using var client = await console.ConnectAsync();
        var address = Console.Assets.EmbeddedAsset.AddressOf("console.css");
        using var answer = await client.GetAsync(address);

        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
        using var again = new HttpClient();
        again.DefaultRequestHeaders.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await again.GetAsync(new Uri(console.Hub.Operations, address), Wait.Token);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }
}
