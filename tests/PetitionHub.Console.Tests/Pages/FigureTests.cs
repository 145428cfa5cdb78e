using PetitionHub.Console.Tests.Running;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Console.Tests.Pages;

/// <summary>Pages show what the seeded history has, counted by hand.</summary>
public sealed class FigureTests(ConsoleFixture console)
{
    [Fact]
    public async Task Overview_OfTheHistory_ShowsItsFigures()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/");

        Assert.Equal($"{SeededHistory.Registered}", await window.FigureAsync("registered"));
        Assert.Equal($"{SeededHistory.Handovers}", await window.FigureAsync("sent"));
        Assert.Equal("3", await window.FigureAsync("acknowledged"));
        Assert.Equal("1", await window.FigureAsync("concluded"));
        Assert.Equal("3", await window.FigureAsync("Unclaimed"));
        Assert.Equal("1", await window.FigureAsync("Objection"));
        Assert.Contains(
            $"{SeededHistory.Handovers} handovers", await window.Page.InnerTextAsync("main").Bounded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_LeftOpen_ShowsWhatHappensMeanwhile()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/");
        var before = await console.Hub.Get<EntryReader>().GetHeadAsync(Wait.Token);

        await console.Hub.As(TestUnits.Hunan).CallInvoker.SendAsync(Ask.Progress(console.History.Kept));

        await window.Page.GetByText($"entry {before.Sequence + 1}").First.WaitForAsync().Bounded();
    }

    [Fact]
    public async Task Stuck_Unclaimed_ListsWhatNobodySignedFor()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/stuck?kind=Unclaimed&territory=330000");

        var rows = window.Page.Locator("table.rows tbody tr");
        Assert.Equal(1, await rows.CountAsync().Bounded());
        Assert.Contains(console.History.Unclaimed, await rows.First.InnerTextAsync().Bounded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Petition_Concluded_ShowsItsCustodyAndNoPersonalData()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync($"/petitions/{console.History.Concluded}");

        var text = await window.Page.InnerTextAsync("main").Bounded();
        // Registered, transferred, signed for, transferred, signed for, accepted, concluded.
        Assert.Equal(7, await window.Page.Locator(".timeline li").CountAsync().Bounded());
        var last = await console.Hub.Get<EntryReader>().GetEntryAsync(console.History.TransferToCity, Wait.Token);
        Assert.Contains(Convert.ToHexStringLower(last!.Sha256.Span), text, StringComparison.Ordinal);
        var details = Ask.Details();
        foreach (var secret in new[] { details.Petitioner.Name, details.Petitioner.Phone, details.Petitioner.Address,
            details.Content, details.Subject })
            Assert.DoesNotContain(secret, await window.Page.ContentAsync().Bounded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_OfToday_LeadToTheItems()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync("/statistics");
        await window.Page.ClickAsync("tr[data-figure=Repeats] a[data-bucket=Other]").Bounded();
        await window.Page.WaitForURLAsync("**/statistics/items?**").Bounded();
        await window.Page.GetByText(console.History.Kept).WaitForAsync().Bounded();

        Assert.Equal(SeededHistory.Registered, await window.Page.Locator("table.rows tbody tr").CountAsync().Bounded());
    }

    [Fact]
    public async Task Ledger_Opened_ShowsTheHead()
    {
        var head = await console.Hub.Get<EntryReader>().GetHeadAsync(Wait.Token);
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var answer = await client.GetAsync("/ledger");

        Assert.Contains(Convert.ToHexStringLower(head.RootSha256.Span), await answer.Content.ReadAsStringAsync(Wait.Token),
            StringComparison.Ordinal);
    }
}
