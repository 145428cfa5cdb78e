using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Attachments;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>An S3 server whose lists are never whole, and which does not say where they go on.</summary>
internal sealed class EndlessList : IAsyncDisposable
{
    private const string Page =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <Name>attachments</Name><Prefix></Prefix><KeyCount>1</KeyCount><MaxKeys>1</MaxKeys><IsTruncated>true</IsTruncated>
          <Contents>
            <Key>00000000000000000000000000000001/00000</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><Size>1</Size>
          </Contents>
        </ListBucketResult>
        """;

    private readonly WebApplication _app;
    private int _asked;

    private EndlessList(WebApplication app) => _app = app;

    public int Asked => Volatile.Read(ref _asked);

    public AttachmentOptions Options => new()
    {
        Store = AttachmentOptions.S3Store,
        S3Endpoint = _app.Urls.Single(),
        S3Bucket = "attachments",
        S3AccessKey = "test",
        S3SecretKey = "test-secret",
    };

    public static async Task<EndlessList> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new EndlessList(builder.Build());
        server._app.Run(http =>
        {
            Interlocked.Increment(ref server._asked);
            http.Response.ContentType = "application/xml";
            return http.Response.WriteAsync(Page, Wait.Token);
        });
        await server._app.StartAsync(Wait.Token).Bounded();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
