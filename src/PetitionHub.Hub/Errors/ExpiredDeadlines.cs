using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// Refuses calls whose time is up when they come. gRPC takes a time-out that is shorter than a tick of its clock for none, and
/// would carry out a command whose sender has long given it up.
/// </summary>
internal static class ExpiredDeadlines
{
    private const string TimeoutHeader = "grpc-timeout";
    private const int NanosecondsPerTick = 100;

    public static IApplicationBuilder RefuseExpiredDeadlines(this IApplicationBuilder app) => app.Use((http, next) =>
        http.IsGrpc() && HasExpired(http.Request.Headers[TimeoutHeader].ToString()) ? Refuse(http.Response) : next(http));

    // A positive number and a unit. Only nanoseconds (n) are shorter than a tick.
    private static bool HasExpired(string timeout) => timeout.Length > 1
        && long.TryParse(timeout.AsSpan(0, timeout.Length - 1), System.Globalization.NumberStyles.None, provider: null,
            out var amount)
        && (amount == 0 || (timeout[^1] == 'n' && amount < NanosecondsPerTick));

    private static Task Refuse(HttpResponse response)
    {
        response.Refuse(new Refusal(
            RefusalReason.DeadlinePassed, "The deadline had passed when the call came. Nothing was done."));
        return Task.CompletedTask;
    }
}
