using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>
/// Where the forms of sign-in and sign-out go. Each proves by its token that it came from a page of the console.
/// </summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints, HubOptions options)
    {
        if (options.Console.Authority is null)
            endpoints.MapPost("/sign-in/local", SignInAsync).AllowAnonymous();
        else
            endpoints.MapGet("/sign-in/provider", ChallengeAsync).AllowAnonymous();
        endpoints.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static async Task SignInAsync(HttpContext http)
    {
        if (!await IsFromConsoleAsync(http))
            return;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var back = LocalPath.Of(form["back"]);
        var signIn = http.RequestServices.GetRequiredService<LocalSignIn>();
        var devices = http.RequestServices.GetRequiredService<KnownDevices>();
        OperatorAccount? account;
        try
        {
            account = await signIn.TryAsync(
                form["name"].ToString().Trim(), form["password"].ToString(),
                SignInTries.SourceOf(http.Connection.RemoteIpAddress),
                devices.Find(http),
                http.RequestAborted);
        }
        catch (TooManyTriesException)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        if (account is null)
        {
            http.Response.Redirect($"/sign-in?failed=1&back={Uri.EscapeDataString(back)}");
            return;
        }

        http.RequestServices.GetRequiredService<Sessions>().Forget(account.Name);
        var options = http.RequestServices.GetRequiredService<ConsoleOptions>();
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        devices.Remember(http, account);
        await http.SignInAsync(Scheme, OperatorClaims.Make(options, account.Name, account.Role, account.Version));
        http.Response.Redirect(back);
    }

    private static async Task ChallengeAsync(HttpContext http)
    {
        // The page in between is of this site: a strict cookie does not come with a page that another site led to.
        var back = $"/signed-in?back={Uri.EscapeDataString(LocalPath.Of(http.Request.Query["back"]))}";
        try
        {
            await http.ChallengeAsync(
                OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = back });
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            // The provider cannot be reached, or does not publish its metadata.
            http.Response.Redirect("/turned-away?why=provider");
        }
    }

    private static async Task SignOutAsync(HttpContext http)
    {
        if (!await IsFromConsoleAsync(http))
            return;
        http.RequestServices.GetRequiredService<Sessions>().End(http.User);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        http.Response.Redirect("/sign-in");
    }

    /// <summary>True where the form has the token of a page; else the request is refused.</summary>
    public static async Task<bool> IsFromConsoleAsync(HttpContext http)
    {
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return true;
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return false;
    }
}
