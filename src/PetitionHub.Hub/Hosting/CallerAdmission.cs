using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Hosting;

/// <summary>
/// Admits the caller of a gRPC call before its message is read: strangers get no work done. Interceptors run after that. What is
/// not gRPC is admitted by who reads it.
/// </summary>
internal sealed class CallerAdmission(
    RequestDelegate next, Admission admission, LateUnits late, HubMetrics metrics, ILogger<CallerAdmission> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.IsGrpc() && http.GetEndpoint() is not null)
        {
            try
            {
                await CallerContext.AdmitAsync(http, admission, late);
            }
            catch (RefusalException refused)
            {
                metrics.Refused(refused.Refusal.Reason);
                ErrorLog.CallRefused(logger, http.Request.Path, ReasonNames.Of(refused.Refusal.Reason));
                http.Response.Refuse(refused.Refusal, refused.Code);
                return;
            }
        }

        await next(http);
    }
}

/// <summary>Puts <see cref="CallerAdmission"/> into the pipeline.</summary>
internal static class CallerAdmissions
{
    /// <summary>Call it after routing.</summary>
    public static IApplicationBuilder AdmitCallers(this IApplicationBuilder app) => app.UseMiddleware<CallerAdmission>();
}
