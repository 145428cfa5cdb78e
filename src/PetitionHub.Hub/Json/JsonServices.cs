using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Json;

/// <summary>The contract as JSON over HTTP, by its <c>google.api.http</c> annotations.</summary>
internal static class JsonServices
{
    /// <summary>
    /// Adds an address to each annotated method; a call runs through the same parts as over gRPC. A failure is answered by
    /// problem details.
    /// </summary>
    public static void AddJson(this IServiceCollection services)
    {
        services.AddGrpc().AddJsonTranscoding(json =>
        {
            json.TypeRegistry = Problem.DetailTypes;
            // As protobuf's JSON mapping has it: a number of JavaScript holds 53 bits.
            json.JsonSettings.WriteInt64sAsStrings = true;
        });
        // The trace, where there is one, is in the metadata.
        services.AddProblemDetails(problems =>
            problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        // Chinese characters are sent as they are, not escaped. That is safe since the answer is not part of an HTML page.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }

    /// <summary>Adds what transcoding leaves open. Call it after routing, and before what answers gRPC only.</summary>
    public static void UseJson(this IApplicationBuilder app) => app.UseMiddleware<JsonCalls>();
}
