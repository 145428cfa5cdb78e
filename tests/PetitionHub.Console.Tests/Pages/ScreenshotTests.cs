using PetitionHub.Console.SignIn;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Hub.Monitoring;
using PetitionHub.Ledger.Operators;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Console.Tests.Pages;

/// <summary>Takes the pictures of docs/CONSOLE.md and the README anew, where PETITIONHUB_SCREENSHOTS=1 asks for it.</summary>
public sealed class ScreenshotTests
{
    [Fact]
    public async Task Pages_OfASeededCountry_AreTaken()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONHUB_SCREENSHOTS") == "1",
            "PETITIONHUB_SCREENSHOTS=1 takes the pictures anew.");
        using var folder = new TempFolder();
        var clock = new MovedClock { Behind = TimeSpan.FromDays(40) };
        await using var hub = await TestHub.StartAsync(folder.Path, clock: clock, pages: new OperatorsConsole());
        var country = new SeededCountry(hub.Get<LedgerWriter>(), clock);
        await country.WriteAsync();
        await hub.Get<OperatorAccounts>().AddAsync(
            ConsoleFixture.Operator, OperatorRole.Operate, OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        await Wait.UntilAsync(async () =>
            (await hub.Get<MonitoringAnswers>().CountStuckAsync(new(), Watcher.Operator, Wait.Token)).AsOf is var asOf
                && asOf.Sequence >= asOf.HeadSequence);
        await using var browser = await Chromium.StartAsync();
        Assert.SkipWhen(browser is null, "There is no chromium on the path: apt-get install chromium.");

        foreach (var (language, screen, pages) in Shots(country))
            await TakeAsync(browser!, hub.Operations, language, screen, pages);
    }

    private static IEnumerable<(string Language, Screen Screen, (string Name, string Address)[] Pages)> Shots(
        SeededCountry country)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var province = $"{country.Province[..2]}0000";
        (string, string)[] live = [("overview", "/?days=1"), ("stuck", "/stuck?kind=Overdue")];
        yield return ("en", Screen.Desk,
        [
            .. live, ("flows", $"/flows?from={province}&to={province}&days=1"),
            ("corridor", $"/corridor?from={country.Province}&to={country.City}&days=1"),
            ("petition", $"/petitions/{country.Concluded}"),
            ("unit", $"/units/{country.City}"),
            ("statistics", $"/statistics?start={today.AddDays(-25):yyyy-MM-dd}&end={today.AddDays(60):yyyy-MM-dd}"),
            ("ledger", "/ledger"),
            ("act", $"/act/suspend?unit={country.Department}&back=%2F"),
        ]);
        yield return ("zh-Hans", Screen.Desk, live);
        yield return ("en", Screen.Phone, live);
        yield return ("zh-Hans", Screen.Phone, live);
    }

    private static async Task TakeAsync(
        Chromium browser, Uri address, string language, Screen screen, (string Name, string Address)[] pages)
    {
        var context = await browser.OpenAsync(address, screen, language == "en" ? "en-GB" : "zh-CN").Bounded();
        await using var window = new Window(context, await context.NewPageAsync().Bounded());
        await window.SignInAsync(ConsoleFixture.Operator, ConsoleFixture.Password);
        foreach (var (name, page) in pages)
        {
            await window.GoAsync(page);
            await window.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Repository.Find(), "tests", "screenshots", $"{name}-{language}-{screen.Name}.png"),
                Animations = Microsoft.Playwright.ScreenshotAnimations.Disabled,
            }).Bounded();
        }
    }
}
