using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PetitionHub.Console.Assets;

/// <summary>
/// Serves the embedded files. An address with the content's hash may be cached for a year; any other is revalidated by its ETag.
/// </summary>
internal static class EmbeddedAssets
{
    public const string Folder = "/assets";

    public static IApplicationBuilder UseEmbeddedAssets(this IApplicationBuilder app) => app.Use((http, next) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.Request.Path.StartsWithSegments(Folder, out var rest)
        && EmbeddedAsset.All.TryGetValue(rest.Value?.TrimStart('/') ?? "", out var asset)
            ? SendAsync(http, asset)
            : next(http));

    private static Task SendAsync(HttpContext http, EmbeddedAsset asset)
    {
        var (request, response) = (http.Request, http.Response);
        var tag = $"\"{asset.Hash}\"";
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var compressed = request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        if (compressed)
            response.Headers.ContentEncoding = "gzip";
        var bytes = compressed ? asset.Gzip : asset.Bytes;
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
    }
}
