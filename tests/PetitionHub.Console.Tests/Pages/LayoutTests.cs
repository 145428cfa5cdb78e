using System.Text.Json;
using System.Text.RegularExpressions;
using PetitionHub.Console.Reading;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Domain.Divisions;

namespace PetitionHub.Console.Tests.Pages;

/// <summary>Pages can be read at a desk and on a phone, in both languages: nothing is squeezed, broken or said twice.</summary>
public sealed partial class LayoutTests(ConsoleFixture console)
{
    /// <summary>Texts that belong on one line, but are on more: buttons, tabs, chips, figures.</summary>
    private const string Broken = """
        [...document.querySelectorAll('button, .button, .tabs a, .chip, .tile strong, .pages a, .brand')]
            .filter(one => one.offsetParent).filter(one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            const lines = [...range.getClientRects()].filter(box => box.width > 1);
            return Math.max(...lines.map(box => box.bottom)) - Math.min(...lines.map(box => box.top))
                > 2 * parseFloat(getComputedStyle(one).fontSize);
        }).map(one => one.outerHTML)
        """;

    /// <summary>Cells in which a text of four characters and more has less than four of them a line.</summary>
    private const string Squeezed = """
        [...document.querySelectorAll('td, th, dd, .tile span, .tile small')].filter(one => one.offsetParent).filter(one => {
            const size = parseFloat(getComputedStyle(one).fontSize);
            const range = document.createRange();
            range.selectNodeContents(one);
            const text = one.innerText.trim(), box = range.getBoundingClientRect();
            return text.length >= 4 && box.height > 3.2 * size && box.width < 4 * size;
        }).map(one => one.outerHTML)
        """;

    [Theory]
    [MemberData(nameof(PageTests.All), MemberType = typeof(PageTests))]
    public async Task Page_OnEveryScreen_SqueezesAndBreaksNoText(string page, string language, string screen)
    {
        await using var window = await console.OpenAsync(
            language: language == "en" ? "en-GB" : "zh-CN", screen: Screen.Of(screen));
        await window.Page.GotoAsync(PageTests.AddressOf(page, console.History)).Bounded();
        await window.SettleAsync();

        Assert.Empty(await FindAsync(window, Broken));
        Assert.Empty(await FindAsync(window, Squeezed));
    }

    [Theory]
    [InlineData("Objection", "zh-CN", "催办", "phone")]
    [InlineData("Objection", "zh-CN", "催办", "desk")]
    [InlineData("Unclaimed", "en-GB", "Urge", "phone")]
    public async Task Stuck_UrgeButton_IsOneLine(string kind, string language, string text, string screen)
    {
        await using var window = await console.OpenAsync(language: language, screen: Screen.Of(screen));
        await window.GoAsync($"/stuck?kind={kind}");
        var button = window.Page.Locator("td a.button").First;

        Assert.Equal(text, (await button.InnerTextAsync().Bounded()).Trim());
        var box = (await button.BoundingBoxAsync().Bounded())!;
        Assert.True(box.Height < 32 && box.Width > 2 * 12.5, $"{box.Width} x {box.Height}");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-GB")]
    public async Task Statistics_OnAPhone_NamesItsFiguresInFewLines(string language)
    {
        await using var window = await console.OpenAsync(language: language, screen: Screen.Phone);
        await window.GoAsync("/statistics");

        foreach (var heading in await window.Page.Locator(".figures tbody th").AllAsync().Bounded())
        {
            var box = (await heading.BoundingBoxAsync().Bounded())!;
            Assert.True(box.Width >= 12 * 12 && box.Height < 160,
                $"{await heading.InnerTextAsync().Bounded()}: {box.Width} x {box.Height}");
        }
    }

    [Fact]
    public async Task Overview_PeriodChosen_MovesItsTiles()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/");
        Assert.Equal(
            "Today by the hour", await window.Page.Locator("hub-chart[kind=lines]").GetAttributeAsync("label").Bounded());
        var today = int.Parse(await window.FigureAsync("registered"), System.Globalization.CultureInfo.InvariantCulture);

        // All that this test has is of today: the tiles of more days are read anew, and are not less.
        await window.Page.ClickAsync(".tabs a[href$='days=30']").Bounded();
        await window.Page.Locator("section.tiles[aria-label='30 days']").WaitForAsync().Bounded();
        await window.SettleAsync();

        Assert.True(int.Parse(
            await window.FigureAsync("registered"), System.Globalization.CultureInfo.InvariantCulture) >= today);
        Assert.Equal("Day by day", await window.Page.Locator("hub-chart[kind=lines]").GetAttributeAsync("label").Bounded());
        Assert.Equal(30, await window.Page.Locator("details table tbody").Last.Locator("tr").CountAsync().Bounded());
    }

    [Fact]
    public void Names_OfEveryTerritory_SayNothingTwice()
    {
        var names = console.Hub.Get<Names>();
        var doubled = DivisionTable.Official.All.Select(division => names.OfTerritory(division.Territory.ToString()))
            .Where(name => Doubled().IsMatch(name)).ToList();

        Assert.Empty(doubled);
        Assert.DoesNotContain(NationalDirectory.Generate(DivisionTable.Official), unit => DoubledPlace().IsMatch(unit.Name));
        Assert.Equal("湖南省怀化市洪江管理区", names.OfTerritory("431271"));
        Assert.Equal("湖南省长沙市长沙县", names.OfTerritory("430121"));
        Assert.Equal("北京市东城区", names.OfTerritory("110101"));
        Assert.Equal("重庆市城口县", names.OfTerritory("500229"));
        Assert.Equal("北京市市辖区", names.OfTerritory("110100"));
        Assert.Equal("新疆维吾尔自治区直辖县级行政区划", names.OfTerritory("659000"));
        Assert.Equal("湖南省", names.OfTerritory("430000"));
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Window window, string script) =>
        [.. (await window.Page.EvaluateAsync<JsonElement>(script).Bounded()).EnumerateArray().Select(one => one.GetString()!)];

    [GeneratedRegex("(..+)\\1")]
    private static partial Regex Doubled();

    // 晋城市城市管理局 is right.
    [GeneratedRegex("(...+)\\1")]
    private static partial Regex DoubledPlace();
}
