using System.Globalization;
using Microsoft.AspNetCore.Http;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>Refuses a gRPC call before gRPC sees it: a status in the headers, without a message.</summary>
internal static class GrpcRefusal
{
    private const string MediaType = "application/grpc";
    private const string DetailsHeader = "grpc-status-details-bin";

    /// <summary>Whether the caller speaks gRPC.</summary>
    public static bool IsGrpc(this HttpContext http) =>
        http.Request.ContentType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Answers with the refusal.</summary>
    public static void Refuse(this HttpResponse response, Refusal refusal)
    {
        var exception = refusal.ToRpcException();
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType;
        response.Headers["grpc-status"] = ((int)exception.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = exception.Status.Detail;
        response.Headers[DetailsHeader] = Convert.ToBase64String(exception.Trailers.GetValueBytes(DetailsHeader)!);
    }
}
