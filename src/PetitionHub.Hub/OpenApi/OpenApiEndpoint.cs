using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PetitionHub.Hub.OpenApi;

/// <summary>Serves the OpenAPI document to every admitted caller.</summary>
internal static class OpenApiEndpoint
{
    public const string Path = "/openapi/v1.json";

    public static void MapOpenApi(this IEndpointRouteBuilder routes)
    {
        var document = new Lazy<Task<string>>(() => OpenApiContract.WriteAsync(CancellationToken.None));
        routes.MapGet(Path, async http =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(await document.Value, http.RequestAborted);
        });
    }
}
