using Microsoft.Playwright;

namespace PetitionHub.Console.Tests.Running;

/// <summary>The browser that the machine has. Where it has none, the tests that need it are skipped and say so.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    private static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => System.IO.Path.Combine(folder, "chromium"))
        .FirstOrDefault(File.Exists);

    public static async Task<Chromium?> StartAsync()
    {
        if (Path is null)
            return null;
        var playwright = await Playwright.CreateAsync().Bounded();
        // Without a sandbox, which a container's root cannot have; nothing but the hub's own pages is opened.
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"]
        }).Bounded();
        return new Chromium(playwright, browser);
    }

    /// <summary>A window of its own, with no cookie of another.</summary>
    public Task<IBrowserContext> OpenAsync(Uri address, Screen screen, string language) => _browser.NewContextAsync(new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        IsMobile = screen == Screen.Phone,
        HasTouch = screen == Screen.Phone,
        Locale = language,
        AcceptDownloads = true,
        // As through a proxy: the hub limits sign-ins of one address.
        ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = ConsoleClient.NextAddress() },
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
