using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Certificates;
using PetitionHub.Hub;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>Sessions by a cookie, which a local account or an OpenID Connect provider opens.</summary>
internal static class SignInServices
{
    public const string SessionCookie = "petitionhub-session";

    private const string KeysFolder = "console-keys";

    public static void AddSignIn(this IServiceCollection services, HubOptions options)
    {
        var keys = Path.Combine(options.Data.Folder, KeysFolder);
        KeyFolder.Make(keys);
        services.AddDataProtection().SetApplicationName("petitionhub").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddSingleton(options.Console).AddSingleton<LocalSignIn>().AddSingleton<Sessions>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddAuthorizationBuilder().AddPolicy(
            OperatorClaims.OperatePolicy, policy => policy.RequireRole(OperatorNames.WordOf(OperatorRole.Operate)));
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Set);
        if (options.Console.Authority is not null)
            authentication.AddOpenIdConnect(provider => ProviderSignIn.Set(provider, options.Console));
        services.AddAntiforgery(antiforgery => Set(antiforgery.Cookie, "petitionhub-form"));
    }

    private static void Set(CookieAuthenticationOptions session)
    {
        Set(session.Cookie, SessionCookie);
        session.ExpireTimeSpan = Sessions.Time;
        session.SlidingExpiration = true;
        session.LoginPath = "/sign-in";
        session.AccessDeniedPath = "/denied";
        session.ReturnUrlParameter = "back";
        session.Events.OnValidatePrincipal = ValidateAsync;
        session.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        session.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    private static void Set(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal is { } user && await sessions.FindAsync(user, context.HttpContext.RequestAborted) is { } found)
        {
            context.ReplacePrincipal(OperatorClaims.WithExpiry(found, context.Properties.ExpiresUtc!.Value));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>A request for a page is redirected to the page that helps. Any other request gets the status code.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var isPage = HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (isPage)
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return Task.CompletedTask;
    }
}
