using System.Globalization;
using System.Security.Claims;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Console.SignIn;

/// <summary>What a session knows of its operator.</summary>
internal static class OperatorClaims
{
    /// <summary>The policy of actions.</summary>
    public const string OperatePolicy = "operate";

    private const string Name = "name";
    private const string Role = "role";
    private const string Version = "version";

    /// <summary>An operator who signed in; <paramref name="version"/> is that of a local account, null for others.</summary>
    public static ClaimsPrincipal Make(string scheme, string name, OperatorRole role, long? version)
    {
        List<Claim> claims = [new(Name, name), new(Role, OperatorNames.WordOf(role))];
        if (version is { } number)
            claims.Add(new(Version, number.ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, Name, Role));
    }

    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    public static bool MayOperate(ClaimsPrincipal user) => user.IsInRole(OperatorNames.WordOf(OperatorRole.Operate));

    /// <summary>The version of the local account; null where the session is of another's account.</summary>
    public static long? VersionOf(ClaimsPrincipal user) =>
        user.FindFirst(Version) is { } claim ? long.Parse(claim.Value, CultureInfo.InvariantCulture) : null;
}
