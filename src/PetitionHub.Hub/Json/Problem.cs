using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using PetitionHub.Contracts;

namespace PetitionHub.Hub.Json;

/// <summary>The one place that turns a <c>google.rpc.Status</c> into problem details (RFC 9457).</summary>
internal static class Problem
{
    public const string MediaType = "application/problem+json";

    /// <summary>What the details of a status are.</summary>
    public static readonly TypeRegistry DetailTypes =
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, RetryInfo.Descriptor);

    private const string TypePrefix = "urn:petitionhub:reason:";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with the problem.</summary>
    public static async Task WriteAsync(Microsoft.AspNetCore.Http.HttpResponse response, Google.Rpc.Status status)
    {
        var problem = Of(status);
        response.StatusCode = (int)problem["status"]!;
        response.ContentType = MediaType;
        if (status.GetDetail<RetryInfo>()?.RetryDelay is { } delay)
            response.Headers.RetryAfter = delay.Seconds.ToString(CultureInfo.InvariantCulture);
        await using var json = new Utf8JsonWriter(response.Body, Writing);
        problem.WriteTo(json);
        await json.FlushAsync();
    }

    /// <summary><c>NOT_FOUND</c> for 5.</summary>
    public static string CanonicalName(int code) =>
        CodeReflection.Descriptor.EnumTypes[0].FindValueByNumber(code)?.Name ?? nameof(Code.Unknown);

    private static JsonObject Of(Google.Rpc.Status status)
    {
        var info = status.GetDetail<ErrorInfo>();
        var code = CanonicalName(status.Code);
        var reason = info?.Reason ?? code;
        var problem = new JsonObject
        {
            ["type"] = TypePrefix + reason,
            ["title"] = TitleOf(reason),
            ["status"] = ReasonDescription.Of(reason) is { Rule.HttpStatus: > 0 and var http }
                ? http
                : HttpStatusOf((StatusCode)status.Code),
            ["detail"] = status.Message,
            ["code"] = code,
            ["reason"] = reason,
            ["metadata"] = new JsonObject(
                info?.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)) ?? []),
        };
        if (status.GetDetail<BadRequest>() is { } faults)
            problem["violations"] = new JsonArray([.. faults.FieldViolations.Select(Violation)]);
        if (status.GetDetail<RetryInfo>()?.RetryDelay is { } delay)
            problem["retryDelay"] = $"{delay.Seconds}s";
        return problem;
    }

    private static JsonObject Violation(BadRequest.Types.FieldViolation fault) => new()
    {
        ["field"] = fault.Field,
        ["description"] = fault.Description,
    };

    /// <summary>As google/rpc/code.proto pairs them.</summary>
    private static int HttpStatusOf(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange => StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.AlreadyExists or StatusCode.Aborted => StatusCodes.Status409Conflict,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Cancelled => StatusCodes.Status499ClientClosedRequest,
        StatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary><c>Field invalid</c> for <c>FIELD_INVALID</c>.</summary>
    private static string TitleOf(string reason) => reason[..1] + reason[1..].ToLowerInvariant().Replace('_', ' ');
}
