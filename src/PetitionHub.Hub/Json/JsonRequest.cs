using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Json;

/// <summary>
/// Reads a request before transcoding does, which passes over what it does not know: here an unknown field, a value of another
/// type and text that is no JSON are refused, each with its place. Transcoding then gets what was read, in the form that it
/// takes.
/// </summary>
internal static class JsonRequest
{
    /// <summary>Reads the body and the address, and puts what they say in their place.</summary>
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
                fields.Reject(name, "belongs into the body");
            fields.ReadBody(await ReadBodyAsync(http));
            RefusalException.ThrowIf(fields.Refusal);
            http.Request.Body = new MemoryStream(fields.Body);
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
        var query = new QueryBuilder();
        foreach (var (name, value) in fields.ListAddress())
        {
            if (http.Request.RouteValues.ContainsKey(name))
                http.Request.RouteValues[name] = value;
            else
                query.Add(name, value);
        }

        http.Request.QueryString = query.ToQueryString();
    }

    private static Refusal NotJson(string? contentType) => new Refusal(
        RefusalReason.ContentTypeUnsupported, $"The body is of type '{contentType}'. Send application/json, in UTF-8.")
        .With("content_type", contentType);

    private static async Task<JsonElement> ReadBodyAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType() || !IsUtf8(http.Request))
            throw new RefusalException(NotJson(http.Request.ContentType));
        using var body = await ReadBytesAsync(http.Request.BodyReader, http.RequestAborted);
        try
        {
            using var json = JsonDocument.Parse(body);
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
            return isTooLarge
                ? throw new RefusalException(UnreadMessages.TooLarge(HubOptions.MaxMessageBytes))
                : new MemoryStream(bytes);
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own limits: of size, and of how slowly a body may come.
            throw new RefusalException(exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? UnreadMessages.TooLarge(HubOptions.MaxMessageBytes)
                : new Refusal(RefusalReason.BodyMalformed, "The body did not come whole. Send it again."));
        }
    }

    private static Refusal Malformed(JsonException exception)
    {
        var (line, position) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
        return new Refusal(
            RefusalReason.BodyMalformed,
            $"The body is not JSON at line {line}, byte {position}: it is cut off there, nested too deeply, or not in UTF-8; "
            + "or a quote or a comma is missing or too many.")
            .With("line", line).With("byte", position);
    }

    private static bool IsUtf8(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
