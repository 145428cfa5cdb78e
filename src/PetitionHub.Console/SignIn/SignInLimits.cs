using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Console.SignIn;

/// <summary>
/// How often the form of sign-in may be sent from one address, or from one browser that signed in before, whatever it says.
/// <see cref="SignInTries"/> counts wrong passwords, and <see cref="PasswordWork"/> bounds the work of checking them.
/// </summary>
internal static class SignInLimits
{
    /// <summary>So often a minute.</summary>
    public const int AMinute = 30;

    private const string Path = "/sign-in/local";
    private const int MaxFormBytes = 16 * 1024;

    public static void AddSignInLimits(this IServiceCollection services)
    {
        services.AddSingleton<SignInTries>().AddSingleton<KnownDevices>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            var options = new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                http => RateLimitPartition.GetFixedWindowLimiter(SourceOf(http), _ => options));
        });
    }

    public static IApplicationBuilder UseSignInLimits(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase),
        tries => tries.UseRateLimiter().Use((http, next) =>
        {
            // Strangers send it, and it is read into memory.
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxFormBytes;
            return next(http);
        }));

    private static string SourceOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<KnownDevices>().Find(http) is { } device
        ? $"device {device.Id}"
        : SignInTries.SourceOf(http.Connection.RemoteIpAddress);
}
