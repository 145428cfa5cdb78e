using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace PetitionHub.Lab.Bench.Console;

/// <summary>An operator at a browser, as far as the hub can tell.</summary>
internal sealed partial class ConsoleSession(Uri operations) : IDisposable
{
    public const string Name = "bench";
    public const string Password = "only for measuring, on this machine";

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseCookies = true })
    {
        BaseAddress = operations,
        DefaultRequestHeaders = { { "Accept", "text/html" } },
    };

    /// <exception cref="InvalidOperationException">The hub did not let the session in.</exception>
    public async Task SignInAsync(CancellationToken cancel)
    {
        var token = Token().Match(await _http.GetStringAsync("/sign-in", cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("name", Name), new("password", Password), new("back", "/ledger"), new("__RequestVerificationToken", token),
        ]);
        using var answer = await _http.PostAsync("/sign-in/local", form, cancel);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath != "/ledger")
            throw new InvalidOperationException("The console did not let the bench's operator in.");
    }

    /// <summary>The first page, whole; gives the entry up to which it is made.</summary>
    public async Task<long> OpenOverviewAsync(CancellationToken cancel)
    {
        var page = await _http.GetStringAsync("/", cancel);
        return AsOf().Match(page) is { Success: true } found
            ? long.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The overview does not say up to which entry it is made.");
    }

    public async Task OpenHealthAsync(CancellationToken cancel) => await _http.GetStringAsync("/health/ready", cancel);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"entry ([\d,]+)\.")]
    private static partial Regex AsOf();
}
