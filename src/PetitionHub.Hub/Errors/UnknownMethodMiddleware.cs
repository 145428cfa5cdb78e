using Microsoft.AspNetCore.Http;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>Answers a gRPC caller that a method does not exist here; a later version of the hub may have it.</summary>
internal sealed class UnknownMethodMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound } && http.IsGrpc())
        {
            // A header takes no path as it came, so that only the details name it.
            http.Response.Refuse(new Refusal(RefusalReason.AddressUnknown, "The hub has no such method.")
                .With("path", http.Request.Path));
        }
    }
}
