using PetitionHub.Console.Tests.Running;

namespace PetitionHub.Console.Tests.Pages;

public sealed class DrillTests(ConsoleFixture console)
{
    [Fact]
    public async Task Matrix_ThreeClicks_LeadToOneHandover()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/");
        var (page, history) = (window.Page, console.History);

        await ClickCellAsync(window, "湖南", "湖南");
        await page.Locator($"a.corridor[href*='from={TestUnits.Hunan}&to={TestUnits.Changsha}']").ClickAsync().Bounded();
        await page.Locator($".handover a[href*='{history.Concluded}']").ClickAsync().Bounded();

        var asked = page.Locator(".timeline li.asked");
        await asked.WaitForAsync().Bounded();
        Assert.Equal($"e{history.TransferToCity}", await asked.GetAttributeAsync("id").Bounded());
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Corridor_OfTwoUnits_ListsAsManyAsTheMatrixCounts()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/flows?from=430000&to=430000&days=1");
        var link = window.Page.Locator($"a.corridor[href*='from={TestUnits.Hunan}&to={TestUnits.Changsha}']");
        var counted = await link.InnerTextAsync().Bounded();
        await link.ClickAsync().Bounded();
        await window.Page.Locator(".handover").First.WaitForAsync().Bounded();

        Assert.Equal($"{SeededHistory.FromHunanToChangsha}", counted);
        Assert.Equal(SeededHistory.FromHunanToChangsha, await window.Page.Locator(".handover").CountAsync().Bounded());
    }

    private static async Task ClickCellAsync(Window window, string from, string to)
    {
        var chart = window.Page.Locator("hub-chart[kind=heatmap]");
        await chart.ScrollIntoViewIfNeededAsync().Bounded();
        var at = await chart.EvaluateAsync<float[]>(
            """
            (element, [from, to]) => {
              const names = JSON.parse(element.getAttribute('figures')).names;
              return echarts.getInstanceByDom(element).convertToPixel(
                { seriesIndex: 0 }, [names.indexOf(to), names.indexOf(from)]);
            }
            """,
            new[] { from, to }).Bounded();
        await chart.ClickAsync(new() { Position = new() { X = at[0], Y = at[1] } }).Bounded();
        await window.Page.WaitForURLAsync("**/flows?**").Bounded();
    }
}
