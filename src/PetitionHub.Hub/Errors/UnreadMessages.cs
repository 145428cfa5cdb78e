using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// Gives a reason to what gRPC refuses by itself: a message that it could not read, mostly before any interceptor sees the call,
/// and with a bare status. Every status of a service comes from <see cref="RefusalStatus"/> and has details.
/// </summary>
internal sealed class UnreadMessages(
    RequestDelegate next, IOptions<GrpcServiceOptions> options, TimeProvider clock, ILogger<UnreadMessages> logger)
{
    private const string StatusHeader = "grpc-status";
    private const string DetailsHeader = GrpcRefusal.DetailsHeader;

    private static readonly object Reached = new();
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _telling = new();
    private long? _told;
    private long _untold;

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (!context.IsGrpc())
            return;
        var sent = context.Response.HasStarted
            ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
            : context.Response.Headers;
        if (sent is null || sent.IsReadOnly || sent.ContainsKey(DetailsHeader)
            || !Enum.TryParse(sent[StatusHeader], out StatusCode code) || Explain(context, code) is not { } exception)
            return;
        if (!context.Response.HasStarted)
            context.Response.StatusCode = StatusCodes.Status200OK;
        GrpcRefusal.Write(sent, exception);
        Tell();
    }

    /// <summary>Notes that the message was read: what fails from here on fails in the hub.</summary>
    public static void Mark(HttpContext http) => http.Items[Reached] = Reached;

    /// <summary>The refusal of a message that is larger than a limit.</summary>
    public static Refusal TooLarge(int? limitBytes) =>
        new Refusal(RefusalReason.MessageTooLarge, $"A message has at most {limitBytes} bytes.").With("limit_bytes", limitBytes);

    /// <summary>The refusal of a message that is not a message of its kind.</summary>
    public static Refusal Malformed() => new(
        RefusalReason.BodyMalformed,
        "The message is not well-formed: cut off, nested too deeply, or with a text that is not UTF-8. Do not send it again.");

    private static Refusal ContentType(string? type) => new Refusal(
        RefusalReason.ContentTypeUnsupported, "The call is of a type that the hub does not take. Send application/grpc.")
            .With("content_type", type);

    /// <summary>The compression is in a header, and is not repeated in the text: a header takes only some characters.</summary>
    private static RpcException Compression(HttpContext http) => new Refusal(
            RefusalReason.ContentTypeUnsupported,
            "The message is compressed in a way that the hub does not know. grpc-accept-encoding names those it does.")
        .With("content_type", http.Request.Headers["grpc-encoding"]).ToRpcException(StatusCode.Unimplemented);

    private RpcException? Explain(HttpContext http, StatusCode code) => code switch
    {
        StatusCode.ResourceExhausted => TooLarge(LimitOf(http)).ToRpcException(),
        StatusCode.Internal or StatusCode.Unknown
            or StatusCode.Unimplemented when !IsKnown(http.Request.Headers["grpc-encoding"].ToString()) => Compression(http),
        StatusCode.Internal or StatusCode.Unknown when !IsProtobuf(http.Request.ContentType) =>
            ContentType(http.Request.ContentType).ToRpcException(),
        // An exception while the message was read, or a frame that is not as its head says.
        StatusCode.Unknown when !http.Items.ContainsKey(Reached) => Malformed().ToRpcException(),
        StatusCode.Internal => Malformed().ToRpcException(),
        _ => null,
    };

    private bool IsKnown(string compression) => compression is "" or "identity"
        || options.Value.CompressionProviders.Any(provider =>
            provider.EncodingName.Equals(compression, StringComparison.OrdinalIgnoreCase));

    private static bool IsProtobuf(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToLowerInvariant() is "application/grpc" or "application/grpc+proto";

    /// <summary>At most a line a minute, so that bad messages cannot fill the log.</summary>
    private void Tell()
    {
        long count;
        lock (_telling)
        {
            _untold++;
            if (_told is { } told && clock.GetElapsedTime(told) < TellEvery)
                return;
            (count, _untold, _told) = (_untold, 0, clock.GetTimestamp());
        }

        ErrorLog.MessagesUnread(logger, count);
    }

    /// <summary>A service may take larger messages than the others.</summary>
    private int? LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MessageLimit>()?.Bytes ?? options.Value.MaxReceiveMessageSize;
}
