using System.Globalization;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PetitionHub.Contracts;

namespace PetitionHub.Hub.Json;

/// <summary>The one place that turns a <c>google.rpc.Status</c> into problem details (RFC 9457).</summary>
internal static class Problem
{
    /// <summary>What the details of a status are.</summary>
    public static readonly TypeRegistry DetailTypes =
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, RetryInfo.Descriptor);

    private const string TypePrefix = "urn:petitionhub:reason:";

    /// <summary>Answers with the problem.</summary>
    public static async Task WriteAsync(IProblemDetailsService problems, HttpContext http, Google.Rpc.Status status)
    {
        var problem = Of(status);
        http.Response.StatusCode = problem.Status!.Value;
        if (status.GetDetail<RetryInfo>()?.RetryDelay is { } delay)
            http.Response.Headers.RetryAfter = delay.Seconds.ToString(CultureInfo.InvariantCulture);
        // A refusal always has this form, whatever the caller accepts.
        http.Request.Headers.Accept = default;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem });
    }

    /// <summary><c>NOT_FOUND</c> for 5.</summary>
    public static string CanonicalName(int code) =>
        CodeReflection.Descriptor.EnumTypes[0].FindValueByNumber(code)?.Name ?? nameof(Code.Unknown);

    private static ProblemDetails Of(Google.Rpc.Status status)
    {
        var info = status.GetDetail<ErrorInfo>();
        var code = CanonicalName(status.Code);
        var reason = info?.Reason ?? code;
        var problem = new ProblemDetails
        {
            Type = TypePrefix + reason,
            Title = TitleOf(reason),
            Status = ReasonDescription.Of(reason) is { Rule.HttpStatus: > 0 and var http }
                ? http
                : HttpStatusOf((StatusCode)status.Code),
            Detail = status.Message,
            Extensions =
            {
                ["code"] = code,
                ["reason"] = reason,
                ["metadata"] = info?.Metadata.ToDictionary() ?? [],
            },
        };
        if (status.GetDetail<BadRequest>()?.FieldViolations is { } faults)
            problem.Extensions["violations"] = faults.Select(fault => new Violation(fault.Field, fault.Description)).ToList();
        if (status.GetDetail<RetryInfo>()?.RetryDelay is { } delay)
            problem.Extensions["retryDelay"] = $"{delay.Seconds}s";
        return problem;
    }

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

    /// <summary>A field at fault.</summary>
    private sealed record Violation(string Field, string Description);
}
