using PetitionHub.Console.Tests.Running;

namespace PetitionHub.Console.Tests.Pages;

public sealed class LanguageTests(ConsoleFixture console)
{
    [Fact]
    public async Task Switch_OnAPageWithAQuery_StaysThere()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/stuck?kind=Overdue&territory=430000");

        await window.Page.ClickAsync("a.language").Bounded();
        await window.Page.Locator("html[lang=zh-Hans]")
            .WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached }).Bounded();

        Assert.EndsWith("/stuck?kind=Overdue&territory=430000", window.Page.Url, StringComparison.Ordinal);
        Assert.Equal("滞留事项", await window.Page.InnerTextAsync("h1").Bounded());
        await window.GoAsync("/");
        Assert.Equal("总览", await window.Page.InnerTextAsync("h1").Bounded());
    }

    [Fact]
    public async Task Switch_ToElsewhere_StaysAtTheConsole()
    {
        using var client = await console.ConnectAsync();
        foreach (var elsewhere in new[] { "https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)" })
        {
            using var answer = await client.GetAsync($"/language/en?back={Uri.EscapeDataString(elsewhere)}");
            Assert.Equal("/", answer.Headers.Location!.ToString());
        }
    }
}
