using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>Sign-in by an OpenID Connect provider: code flow with PKCE. Of its answer only name and role are kept.</summary>
internal static class ProviderSignIn
{
    public static void Set(OpenIdConnectOptions provider, ConsoleOptions options)
    {
        provider.Authority = options.Authority;
        provider.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
        provider.ClientId = options.ClientId;
        provider.ClientSecret = options.ClientSecret;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.UsePkce = true;
        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = true;
        provider.ClaimActions.MapAll();
        provider.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        provider.CallbackPath = "/sign-in/provider/back";
        // The provider leads back by a link from its own site, with which a strict cookie would not come.
        foreach (var cookie in new[] { provider.CorrelationCookie, provider.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        provider.Events.OnTicketReceived = context => ReceiveAsync(context, options);
        provider.Events.OnRemoteFailure = context => TurnAwayAsync(context, "provider");
        provider.Events.OnAccessDenied = context => TurnAwayAsync(context, "provider");
    }

    private static async Task ReceiveAsync(TicketReceivedContext context, ConsoleOptions options)
    {
        var user = context.Principal!;
        var name = user.FindFirstValue(options.NameClaim);
        if (!OperatorNames.IsName(name))
        {
            await TurnAwayAsync(context, "name");
            return;
        }

        if (RoleOf(user, options.RoleClaim) is not { } role)
        {
            await TurnAwayAsync(context, "role");
            return;
        }

        // The ledger would not tell the two apart.
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<OperatorAccounts>()
            .FindAsync(name!, context.HttpContext.RequestAborted) is not null)
        {
            await TurnAwayAsync(context, "taken");
            return;
        }

        context.Principal = OperatorClaims.Make(options, name!, role, version: null);
        context.Properties!.ExpiresUtc = services.GetRequiredService<TimeProvider>().GetUtcNow() + Sessions.ProviderTime;
        context.Properties.AllowRefresh = false;
    }

    private static OperatorRole? RoleOf(ClaimsPrincipal user, string claim) =>
        user.FindAll(claim).Select(one => OperatorNames.RoleOf(one.Value)).Max();

    private static Task TurnAwayAsync(HandleRequestContext<RemoteAuthenticationOptions> context, string why)
    {
        context.Response.Redirect($"/turned-away?why={why}");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
