using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Console.Texts;

namespace PetitionHub.Console.Tests.Pages;

/// <summary>
/// For any text in an address the console answers a page that says what is wrong, in the language of the browser.
/// </summary>
public sealed partial class JunkTests(ConsoleFixture console)
{
    private static readonly string[] Junk =
    [
        "abc", "-1", "0", "1.5", "99999999999999999999", "-9223372036854775808", "9223372036854775807", "430000-bureau",
        "999999-bureau", "43", "430199",
        "2026-02-30", "0001-01-01", "9999-12-31", "00000000-0000-0000-0000-000000000000", "Overdue", "%E4%B8%AD%E6%96%87",
        "%F0%9F%98%80", "%ff%fe",
        "%ED%A0%80", "%22%3E%3Cscript%3E", "%25", "%0d%0a", "%2F%2Fevil.example", new string('a', 3_000),
    ];

    /// <summary>The addresses of all pages, a new one's too.</summary>
    public static TheoryData<string> Routes { get; } =
    [
        .. typeof(ConsoleApp).Assembly.GetTypes()
            .SelectMany(page => page.GetCustomAttributes(typeof(RouteAttribute), inherit: false))
                .Select(route => ((RouteAttribute)route).Template)
            .Order(StringComparer.Ordinal),
        "/find", "/export/figures.csv", "/export/items.csv", "/export/items.xlsx", "/export/{what}", "/language/{language}",
    ];

    /// <summary>What pages read of their addresses, as their sources name it.</summary>
    private static IReadOnlyList<string> Keys { get; } =
    [
        .. ConsoleSources.All.SelectMany(source => QueryKey().Matches(source.Text).Select(match => match.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Page_WithJunk_AnswersAPageAndNoError(string route)
    {
        Assert.Superset(new HashSet<string> { "days", "from", "unit", "start", "page", "figure" }, Keys.ToHashSet());
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        var whole = Junk.Select(value =>
            (Fill(route, value), string.Join('&', Keys.Concat(Keys).Select(key => $"{key}={value}"))));
        var each = Keys.SelectMany(key => Junk.Select(value => (Fill(route, "430000-bureau"), $"{key}={value}")));
        foreach (var addresses in whole.Concat(each).Where(one => one.Item2.Length < 7_000).Chunk(8))
            await Task.WhenAll(addresses.Select(one => AskAsync(client, $"{one.Item1}?{one.Item2}")));
    }

    [Theory]
    [InlineData("/petitions/0")]
    [InlineData("/petitions/6f1c3a52-8c1f-4f6b-9d3e-0d2f3a4b5c6d")]
    [InlineData("/units/430000")]
    [InlineData("/units/999999-bureau")]
    [InlineData("/corridor?from=430000-bureau&to=999999-bureau")]
    [InlineData("/act/suspend?unit=999999-bureau")]
    [InlineData("/act/urge?petition=6f1c3a52-8c1f-4f6b-9d3e-0d2f3a4b5c6d")]
    [InlineData("/act/abolish?unit=430000-bureau")]
    [InlineData("/no-such-page")]
    [InlineData("/export/figures.pdf")]
    public async Task Page_OfWhatIsNotThere_SaysSoInBothLanguages(string address)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        foreach (var table in TextTable.All)
        {
            using var answer = await client.GetAsync(address, language: table.Language);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(Wait.Token);
            Assert.Contains($"<h1>{table["nothing.title"]}</h1>", text, StringComparison.Ordinal);
            // With the way back: the bar of pages.
            Assert.Contains("href=\"/stuck\"", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/stuck?territory=abc")]
    [InlineData("/stuck?unit=%20%20x%20y")]
    [InlineData("/stuck?page=abc")]
    [InlineData("/flows?from=abc")]
    [InlineData("/statistics?territory=abc")]
    [InlineData("/statistics?least=99999")]
    [InlineData("/statistics/items?page=abc")]
    [InlineData("/export/figures.csv?territory=abc")]
    [InlineData("/export/items.xlsx?most=99999")]
    public async Task Page_WithAFilterThatIsNone_SaysSoInBothLanguages(string address)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        foreach (var table in TextTable.All)
        {
            using var answer = await client.GetAsync(address, language: table.Language);
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
            Assert.Contains(table["refused.query"], await answer.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/?days=abc")]
    [InlineData("/?days=1&days=7")]
    [InlineData("/flows?days=99999999999")]
    public async Task Page_WithAPeriodThatIsNotOffered_IsOfToday(string address)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches("days=1\" aria-current=\"true\"", await answer.Content.ReadAsStringAsync(Wait.Token));
    }

    [Theory]
    [InlineData("/acts/urge")]
    [InlineData("/acts/suspend")]
    [InlineData("/acts/unpark")]
    [InlineData("/acts/%E4%B8%AD")]
    public async Task Act_WithJunk_IsRefusedWithoutAnError(string address)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        foreach (var junk in new[] { "", "abc", "中文", "-1", "99999999999999999999", "\r\n" })
        {
            using var answer = await client.PostAsync(
                address, "/units", ("confirmed", "1"), ("request_id", junk), ("petition", junk), ("unit", junk),
                ("consumer", junk), ("sequence", junk), ("reason", junk), ("back", $"/{junk}"));
            Assert.True((int)answer.StatusCode < 500, $"{address} {junk}: {answer.StatusCode}");
        }
    }

    private static string Fill(string route, string value) => Parameter().Replace(route, value);

    private static async Task AskAsync(ConsoleClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(Wait.Token);
        Assert.True((int)answer.StatusCode is 200 or 302 or 400 or 404, $"{address}: {(int)answer.StatusCode} {text}");
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect || text.Length > 0,
            $"{address}: {(int)answer.StatusCode} and nothing else");
        if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            Assert.DoesNotContain("\"><script>", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("[qQ]uery\\[\"(\\w+)\"\\]")]
    private static partial Regex QueryKey();

    [GeneratedRegex("\\{\\w+\\}")]
    private static partial Regex Parameter();
}
