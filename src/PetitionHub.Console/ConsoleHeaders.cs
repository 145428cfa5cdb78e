using Microsoft.AspNetCore.Builder;

namespace PetitionHub.Console;

/// <summary>
/// What every answer of the console tells the browser: nothing from elsewhere, no script or style in the page, no frame around
/// it.
/// </summary>
internal static class ConsoleHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseConsoleHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        // Figures of petitions stay in no cache of a browser that others use; files that are named by their contents set their
        // own.
        headers.CacheControl = "no-store";
        return next(http);
    });
}
