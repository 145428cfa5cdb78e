using Microsoft.Playwright;

namespace PetitionHub.Console.Tests.Running;

/// <summary>A browser window on the console, and what its scripts complained of.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout((float)Wait.Patience.TotalMilliseconds);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        // Going to the next page cancels what the one before still asks for.
        page.RequestFailed += (_, request) => Note(request.Failure != "net::ERR_ABORTED", $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings so far.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    public async Task SignInAsync(string name, string password)
    {
        await Page.GotoAsync("/sign-in").Bounded();
        await Page.FillAsync("input[name=name]", name).Bounded();
        await Page.FillAsync("input[name=password]", password).Bounded();
        await Page.ClickAsync("main button[type=submit]").Bounded();
        await Page.WaitForURLAsync("**/").Bounded();
    }

    /// <summary>Opens a page, and waits for its charts and its live connection.</summary>
    public async Task GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address).Bounded();
        Assert.True(answer!.Ok, $"{address}: {answer.Status}");
        await SettleAsync();
    }

    public async Task SettleAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load).Bounded();
        // Not the browser's own waiting, whose script the page's policy refuses.
        await Wait.UntilAsync(() => Page.EvaluateAsync<bool>(
            "!document.querySelector('[data-live=no]') && "
            + "[...document.querySelectorAll('hub-chart')].every(chart => chart.querySelector('canvas') || "
                + "!chart.offsetParent)"));
    }

    /// <summary>What a figure of the page says, without separators.</summary>
    public async Task<string> FigureAsync(string name) =>
        (await Page.Locator($"[data-figure='{name}'] strong").First.InnerTextAsync().Bounded()).Replace(
            ",", "", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isComplaint, string text)
    {
        if (!isComplaint)
            return;
        lock (_complaints)
            _complaints.Add(text);
    }
}
