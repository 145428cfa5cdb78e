using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>
/// Browsers that an operator signed in with before, known by a cookie: their tries are counted by themselves, so that guessing
/// from the same address, as through a tunnel or a proxy, does not lock their operator out.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string Cookie = "petitionhub-device";

    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("petitionhub.console.device")
        .ToTimeLimitedDataProtector();

    /// <summary>The device's id and whose it is; null for one that is not known.</summary>
    public KnownDevice? Find(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        try
        {
            var parts = _protector.Unprotect(cookie).Split('|');
            return parts.Length == 2 ? new(parts[0], parts[1]) : null;
        }
        catch (CryptographicException)
        {
            // Made up, over, or of keys that are gone.
            return null;
        }
    }

    /// <summary>Lets the browser be known, until the account changes.</summary>
    public void Remember(HttpContext http, OperatorAccount account) => http.Response.Cookies.Append(
        Cookie,
        _protector.Protect($"{Guid.NewGuid():N}|{KnownDevice.OwnerOf(account)}", KnownFor),
        new CookieOptions
        {
            Path = "/sign-in",
            MaxAge = KnownFor,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
}

/// <summary>A browser that is known.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">The account that signed in with it, as it was then.</param>
internal sealed record KnownDevice(string Id, string Owner)
{
    public static string OwnerOf(OperatorAccount account) => $"{account.Name} {account.Version}";

    /// <summary>True where the account signed in with it, and has not changed since.</summary>
    public bool IsOf(OperatorAccount? account) => account is not null && Owner == OwnerOf(account);
}
