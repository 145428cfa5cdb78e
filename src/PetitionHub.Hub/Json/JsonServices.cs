using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Json;

/// <summary>The contract as JSON over HTTP, by its <c>google.api.http</c> annotations.</summary>
internal static class JsonServices
{
    /// <summary>Adds an address to each annotated method; a call runs through the same interceptors as over gRPC.</summary>
    public static void AddHubJson(this IGrpcServerBuilder grpc) => grpc.AddJsonTranscoding(json =>
    {
        json.TypeRegistry = Problem.DetailTypes;
        // As protobuf's JSON mapping has it: a number of JavaScript holds 53 bits.
        json.JsonSettings.WriteInt64sAsStrings = true;
    });

    /// <summary>Adds what transcoding leaves open. Call it after routing, and before what answers gRPC only.</summary>
    public static void UseHubJson(this IApplicationBuilder app) => app.UseMiddleware<JsonCalls>();
}
