using System.Net;
using System.Text.RegularExpressions;

namespace PetitionHub.Testing;

/// <summary>Speaks HTTP with the console as a script could, and follows no redirection by itself.</summary>
public sealed partial class ConsoleClient : IDisposable
{
    private static int s_clients;

    private readonly HttpClient _http;

    /// <summary>A client at a hub's address; from where, as a proxy tells it, or from somewhere of its own.</summary>
    public ConsoleClient(Uri address, string? from = null) => _http = new HttpClient(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = Cookies })
    {
        BaseAddress = address,
        Timeout = Wait.Patience,
        // Each from an address of its own, as behind a proxy: how often passwords may be tried is counted by address.
        DefaultRequestHeaders = { { "X-Forwarded-For", from ?? NextAddress() } },
    };

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string address, string accept = "text/html", string language = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        if (language.Length > 0)
            request.Headers.Add("Accept-Language", language);
        return _http.SendAsync(request, Wait.Token);
    }

    /// <summary>Posts a form with the token of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address, string pageWithToken, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(pageWithToken);
        var token = Token().Match(await page.Content.ReadAsStringAsync(Wait.Token)).Groups[1].Value;
        return await PostAsync(address, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(address, form, Wait.Token);
    }

    /// <summary>True where the hub let them in.</summary>
    public async Task<bool> SignInAsync(string name, string password)
    {
        using var answer = await PostAsync("/sign-in/local", "/sign-in", ("name", name), ("password", password), ("back", "/"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString() == "/";
    }

    public void Dispose() => _http.Dispose();

    public static string NextAddress()
    {
        var client = Interlocked.Increment(ref s_clients);
        return $"10.0.{client / 256}.{client % 256}";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
