using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>What a session knows of its operator.</summary>
internal static class OperatorClaims
{
    /// <summary>The policy of actions.</summary>
    public const string OperatePolicy = "operate";

    private const string Name = "name";
    private const string Role = "role";
    private const string Version = "version";

    // Antiforgery binds a form to the claim `sub` where there is one, else to all claims; and the claim `expiry` changes.
    private const string Session = "sub";
    private const string Authority = "authority";
    private const string Expiry = "expiry";

    /// <summary>An operator who signs in; <paramref name="version"/> is that of a local account, null for others.</summary>
    public static ClaimsPrincipal Make(ConsoleOptions options, string name, OperatorRole role, long? version)
    {
        List<Claim> claims =
        [
            new(Name, name), new(Role, OperatorNames.WordOf(role)), new(Session, Guid.NewGuid().ToString("N")),
            new(Authority, AuthorityOf(options)),
        ];
        if (version is { } number)
            claims.Add(new(Version, number.ToString(CultureInfo.InvariantCulture)));
        return Of(claims);
    }

    /// <summary>The same operator with the role of now.</summary>
    public static ClaimsPrincipal WithRole(ClaimsPrincipal user, OperatorRole role) =>
        Of(user.Claims.Where(claim => claim.Type != Role).Append(new(Role, OperatorNames.WordOf(role))));

    /// <summary>The same operator, who knows when the session ends: a live page makes no request that could find out.</summary>
    public static ClaimsPrincipal WithExpiry(ClaimsPrincipal user, DateTimeOffset expiry) => Of(user.Claims
        .Where(claim => claim.Type != Expiry)
        .Append(new(Expiry, expiry.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))));

    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    public static bool MayOperate(ClaimsPrincipal user) => user.IsInRole(OperatorNames.WordOf(OperatorRole.Operate));

    /// <summary>The version of the local account; null where the session is of another's account.</summary>
    public static long? VersionOf(ClaimsPrincipal user) => NumberOf(user, Version);

    /// <summary>The session's id; null for who did not sign in.</summary>
    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirst(Session)?.Value;

    /// <summary>Who opened the session.</summary>
    public static string? AuthorityOf(ClaimsPrincipal user) => user.FindFirst(Authority)?.Value;

    /// <summary>Who opens sessions here: the provider, or this hub.</summary>
    public static string AuthorityOf(ConsoleOptions options) => options.Authority ?? "local";

    /// <summary>When the session ends; null where that was not asked yet.</summary>
    public static DateTimeOffset? ExpiryOf(ClaimsPrincipal user) =>
        NumberOf(user, Expiry) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    private static long? NumberOf(ClaimsPrincipal user, string type) =>
        user.FindFirst(type) is { } claim ? long.Parse(claim.Value, CultureInfo.InvariantCulture) : null;

    private static ClaimsPrincipal Of(IEnumerable<Claim> claims) =>
        new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, Name, Role));
}
