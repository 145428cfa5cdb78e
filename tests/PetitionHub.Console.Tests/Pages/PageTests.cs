using PetitionHub.Console.Tests.Running;

namespace PetitionHub.Console.Tests.Pages;

/// <summary>What holds for every page, in both languages and on both screens.</summary>
public sealed class PageTests(ConsoleFixture console)
{
    public static MatrixTheoryData<string, string, string> All { get; } = new(
        [
            "overview", "flows", "corridor", "stuck", "petition", "unit", "units", "statistics", "items", "ledger", "act",
            "nothing",
        ],
        ["en", "zh-Hans"],
        ["desk", "phone"]);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Page_Opened_IsWithoutErrorsAndAccessible(string page, string language, string screen)
    {
        await using var window = await console.OpenAsync(
            language: language == "en" ? "en-GB" : "zh-CN", screen: Screen.Of(screen));
        await window.Page.GotoAsync(AddressOf(page, console.History)).Bounded();
        await window.SettleAsync();

        Assert.Equal(language, await window.Page.Locator("html").GetAttributeAsync("lang").Bounded());
        Assert.False(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth").Bounded(),
            "The page is wider than the screen.");
        Assert.Empty(await Accessibility.FindViolationsAsync(window.Page));
        Assert.DoesNotContain(window.Complaints, complaint =>
            page != "nothing" || !complaint.Contains("404", StringComparison.Ordinal));
    }

    internal static string AddressOf(string page, SeededHistory history) => page switch
    {
        "overview" => "/",
        "flows" => "/flows?from=430000&to=430000&days=1",
        "corridor" => $"/corridor?from={TestUnits.Hunan}&to={TestUnits.Changsha}&days=1",
        "stuck" => "/stuck?kind=Unclaimed",
        "petition" => $"/petitions/{history.Concluded}?entry={history.TransferToCity}",
        "unit" => $"/units/{TestUnits.TianxinHealth}",
        "units" => "/units?q=430103",
        "statistics" => "/statistics",
        "items" => "/statistics/items?figure=Repeats",
        "ledger" => "/ledger",
        "act" => $"/act/suspend?unit={TestUnits.Zhejiang}&back=%2F",
        _ => "/no-such-page",
    };
}
