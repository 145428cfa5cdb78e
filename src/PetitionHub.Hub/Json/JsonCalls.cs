using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Json;

/// <summary>
/// Every call that is not gRPC: the caller is admitted and the request read strictly before transcoding does the rest, and
/// whatever fails leaves the hub as problem details.
/// </summary>
internal sealed class JsonCalls(
    RequestDelegate next, Admission admission, LateUnits late, IProblemDetailsService problems, RefusalMetrics metrics,
    ILogger<JsonCalls> logger)
{
    private static readonly JsonParser StatusParser =
        new(new JsonParser.Settings(JsonParser.Settings.Default.RecursionLimit, Problem.DetailTypes));

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.IsGrpc())
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        // A unary answer is small (a page is cut), and what it is shows only at its end.
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        Google.Rpc.Status? failure;
        try
        {
            failure = await CallAsync(http) ?? FailureOf(http, answer);
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: there is nothing to answer.
            return;
        }
#pragma warning disable CA1031 // Whatever it is, the caller is told, and the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = HubFault.Report(logger, http.GetEndpoint()?.DisplayName ?? "", http, exception).ToStatus();
        }
        finally
        {
            http.Response.Body = body;
        }

        // It has personal data: no cache on the way may keep it.
        http.Response.Headers.CacheControl = "no-store";
        if (failure is not null)
        {
            await Problem.WriteAsync(problems, http, failure);
            return;
        }

        http.Response.ContentLength = answer.Length;
        answer.Position = 0;
        await answer.CopyToAsync(body, http.RequestAborted);
    }

    /// <summary>Gives why it was refused before a method saw it.</summary>
    private async Task<Google.Rpc.Status?> CallAsync(HttpContext http)
    {
        try
        {
            // Before the body is looked at: strangers get no work done.
            if (http.GetEndpoint() is { } endpoint)
            {
                await CallerContext.AdmitAsync(http, admission, late);
                if (endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } method)
                    await JsonRequest.ReadAsync(http, method);
            }

            await next(http);
            return null;
        }
        catch (RefusalException refused)
        {
            return Refused(refused.Refusal, refused.Code);
        }
    }

    /// <summary>Gives why a method refused it, or that there is none.</summary>
    private Google.Rpc.Status? FailureOf(HttpContext http, MemoryStream answer)
    {
        var response = http.Response;
        if (response.StatusCode < StatusCodes.Status400BadRequest)
            return null;
        if (answer.Length == 0)
            return Refused(response.StatusCode == StatusCodes.Status405MethodNotAllowed ? Unsupported(http) : Unknown(http));
        answer.Position = 0;
        using var text = new StreamReader(answer, leaveOpen: true);
        var status = StatusParser.Parse<Google.Rpc.Status>(text);
        // What transcoding itself could not read has no reason yet, and a text that names its types.
        return status.Details.Count == 0 && status.Code == (int)StatusCode.InvalidArgument
            ? Refused(new Refusal(RefusalReason.FieldInvalid, "A field has a value of another type. See the contract."))
            : status;
    }

    /// <summary>The addresses of gRPC are not served as JSON either.</summary>
    private static Refusal Unknown(HttpContext http) => new Refusal(
        RefusalReason.AddressUnknown, $"No method has the address {http.Request.Path}. See {OpenApi.OpenApiEndpoint.Path}.")
        .With("path", http.Request.Path);

    private static Refusal Unsupported(HttpContext http)
    {
        var (verb, allowed) = (http.Request.Method, http.Response.Headers.Allow.ToString());
        return new Refusal(RefusalReason.VerbUnsupported, $"The address takes {allowed}, not {verb}.").With("verb", verb)
            .With("allowed", allowed);
    }

    private Google.Rpc.Status Refused(Refusal refusal, StatusCode? code = null)
    {
        metrics.Refused(refusal.Reason);
        return refusal.ToStatus(code);
    }
}
