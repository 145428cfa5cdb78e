using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Attachments;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// Gives MESSAGE_TOO_LARGE its details. gRPC refuses an oversize message of a unary call before any interceptor sees the call,
/// with a bare RESOURCE_EXHAUSTED; every other status of that code comes from <see cref="RefusalStatus"/> and has details.
/// </summary>
internal sealed class MessageSizeMiddleware(RequestDelegate next, IOptions<GrpcServiceOptions> options)
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";
    private const string DetailsHeader = "grpc-status-details-bin";

    private static readonly string ResourceExhausted = ((int)StatusCode.ResourceExhausted).ToString(provider: null);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var sent = context.Response.HasStarted
            ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
            : context.Response.Headers;
        if (sent is null || sent.IsReadOnly || sent[StatusHeader] != ResourceExhausted || sent.ContainsKey(DetailsHeader))
            return;
        var limit = LimitOf(context);
        var exception = TooLarge(limit).ToRpcException();
        sent[MessageHeader] = exception.Status.Detail;
        sent[DetailsHeader] = Convert.ToBase64String(exception.Trailers.GetValueBytes(DetailsHeader)!);
    }

    /// <summary>The refusal of a message that is larger than a limit.</summary>
    public static Refusal TooLarge(int? limitBytes) =>
        new Refusal(RefusalReason.MessageTooLarge, $"A message has at most {limitBytes} bytes.").With("limit_bytes", limitBytes);

    /// <summary>A service may take larger messages than the others.</summary>
    private int? LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType == typeof(AttachmentApi)
            ? AttachmentApi.MaxMessageBytes
            : options.Value.MaxReceiveMessageSize;
}
