using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Json;

/// <summary>
/// Reads a request before transcoding does, which passes over what it does not know: here an unknown field, a value of another
/// type and text that is no JSON are refused, each with its place.
/// </summary>
internal static class JsonRequest
{
    /// <summary>Reads the body and the address; the body can be read again.</summary>
    /// <exception cref="RefusalException">
    /// INVALID_ARGUMENT: CONTENT_TYPE_UNSUPPORTED, BODY_MALFORMED, FIELD_INVALID; RESOURCE_EXHAUSTED: MESSAGE_TOO_LARGE.
    /// </exception>
    public static async Task ReadAsync(HttpContext http, GrpcJsonTranscodingMetadata method)
    {
        var fields = new JsonFields(method.MethodDescriptor.InputType);
        foreach (var (name, value) in http.Request.RouteValues)
            fields.ReadAddress(name, value?.ToString() ?? "");
        if (method.HttpRule.Body.Length > 0)
        {
            foreach (var name in http.Request.Query.Keys)
                fields.Fault(name, "belongs into the body");
            fields.ReadBody(await ReadBodyAsync(http));
        }
        else
        {
            // Transcoding fails at a charset that it does not know, even where it reads no body.
            http.Request.ContentType = null;
            foreach (var (name, values) in http.Request.Query)
                foreach (var value in values)
                    fields.ReadAddress(name, value ?? "");
        }

        RefusalException.ThrowIf(fields.Refusal);
    }

    private static Refusal NotJson(string? contentType) => new Refusal(
        RefusalReason.ContentTypeUnsupported, $"The body is of type '{contentType}'. Send application/json, in UTF-8.")
        .With("content_type", contentType);

    private static async Task<JsonElement> ReadBodyAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType() || !IsUtf8(http.Request))
            throw new RefusalException(NotJson(http.Request.ContentType));
        var body = await ReadBytesAsync(http.Request.BodyReader, http.RequestAborted);
        http.Request.Body = body;
        try
        {
            using var json = JsonDocument.Parse(body);
            body.Position = 0;
            return json.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new RefusalException(Malformed(exception));
        }
    }

    private static async Task<MemoryStream> ReadBytesAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            var read = await body.ReadAtLeastAsync(HubOptions.MaxMessageBytes + 1, cancellationToken);
            var isTooLarge = read.Buffer.Length > HubOptions.MaxMessageBytes;
            var bytes = isTooLarge ? [] : read.Buffer.ToArray();
            // The server takes in the rest before it closes, so that the caller hears why.
            body.AdvanceTo(read.Buffer.End);
            return isTooLarge ? throw new RefusalException(MessageSizeMiddleware.TooLarge(HubOptions.MaxMessageBytes)) : new MemoryStream(bytes);
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own limits: of size, and of how slowly a body may come.
            throw new RefusalException(exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? MessageSizeMiddleware.TooLarge(HubOptions.MaxMessageBytes)
                : new Refusal(RefusalReason.BodyMalformed, "The body did not come whole. Send it again."));
        }
    }

    private static Refusal Malformed(JsonException exception)
    {
        var (line, position) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
        // The place is at the end of the parser's text, counted from 0.
        var what = exception.Message.Split(" LineNumber:")[0];
        return new Refusal(RefusalReason.BodyMalformed, $"The body is not JSON at line {line}, byte {position}: {what}")
            .With("line", line).With("byte", position);
    }

    private static bool IsUtf8(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
