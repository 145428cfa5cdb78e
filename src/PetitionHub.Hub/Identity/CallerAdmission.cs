using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Admits the caller of a gRPC call before its message is read: strangers get no work done. The parts of a call run after that.
/// Other requests are admitted by the code that reads them.
/// </summary>
internal sealed class CallerAdmission(
    RequestDelegate next, Admission admission, LateUnits late, RefusalMetrics metrics, ILogger<CallerAdmission> logger)
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
