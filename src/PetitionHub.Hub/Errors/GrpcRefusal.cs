using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>Refuses a gRPC call before gRPC sees it: a status in the headers, without a message.</summary>
internal static class GrpcRefusal
{
    private const string MediaType = "application/grpc";
    public const string DetailsHeader = "grpc-status-details-bin";

    /// <summary>Whether the caller speaks gRPC.</summary>
    public static bool IsGrpc(this HttpContext http) =>
        http.Request.ContentType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Answers with the refusal.</summary>
    public static void Refuse(this HttpResponse response, Refusal refusal, StatusCode? code = null)
    {
        var exception = refusal.ToRpcException(code);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType;
        Write(response.Headers, exception);
    }

    /// <summary>Writes a status, in headers or trailers.</summary>
    public static void Write(IHeaderDictionary sent, RpcException exception)
    {
        var text = exception.Status.Detail;
        sent["grpc-status"] = ((int)exception.StatusCode).ToString(CultureInfo.InvariantCulture);
        // As gRPC prescribes, all but visible ASCII is percent-encoded.
        sent["grpc-message"] = text.All(c => c is >= ' ' and <= '~' and not '%') ? text : Uri.EscapeDataString(text);
        sent[DetailsHeader] = Convert.ToBase64String(exception.Trailers.GetValueBytes(DetailsHeader)!);
    }
}
