using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PetitionHub.Console.Texts;

/// <summary>Which language a page is in: that of the cookie, else the first one that the browser asks for.</summary>
internal static class PageLanguage
{
    private const string Cookie = "petitionhub-language";

    public static TextTable Of(HttpContext? http) => http is null
        ? TextTable.All[0]
        : TextTable.Find(http.Request.Cookies[Cookie]) ?? TextTable.FindAccepted(http.Request.Headers.AcceptLanguage.ToString());

    /// <summary>The address that switches to a language and comes back to this page.</summary>
    public static string SwitchTo(TextTable table, HttpRequest from) =>
        $"/language/{table.Language}?back={Uri.EscapeDataString(from.PathBase + from.Path + from.QueryString)}";

    /// <summary>The address that switches the language, also without signing in.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/language/{language}", http =>
    {
        if (TextTable.Find(http.Request.RouteValues["language"] as string) is { } table)
        {
            http.Response.Cookies.Append(
                Cookie,
                table.Language,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    IsEssential = true,
                    Path = "/",
                    MaxAge = TimeSpan.FromDays(365),
                    Secure = http.Request.IsHttps
                });
        }

        http.Response.Redirect(LocalPath.Of(http.Request.Query["back"]));
        return Task.CompletedTask;
    }).AllowAnonymous();
}
