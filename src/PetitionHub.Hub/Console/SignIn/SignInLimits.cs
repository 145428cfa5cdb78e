using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Console.SignIn;

/// <summary>How often passwords may be tried: each try is work on purpose, which nobody may make without end.</summary>
internal static class SignInLimits
{
    /// <summary>So many tries a minute from one address.</summary>
    public const int AMinute = 30;

    private const string Path = "/sign-in/local";
    private const int AtOnce = 10;

    public static void AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) })),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
                "", _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce })));
    });

    public static IApplicationBuilder UseSignInLimits(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase), tries => tries.UseRateLimiter());
}
