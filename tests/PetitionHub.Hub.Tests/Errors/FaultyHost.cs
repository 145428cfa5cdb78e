using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Tests.Errors;

/// <summary>A host on a real socket whose services fail as told.</summary>
internal sealed class FaultyHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FaultyHost(WebApplication app, CapturedLog log)
    {
        (_app, Log) = (app, log);
        Channel = GrpcChannel.ForAddress(app.Urls.Single());
    }

    public CapturedLog Log { get; }

    public GrpcChannel Channel { get; }

    public IHostApplicationLifetime Lifetime => _app.Lifetime;

    public static async Task<FaultyHost> StartAsync(Func<ServerCallContext, Task> act)
    {
        var log = new CapturedLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = 1_024);
        builder.Services.AddErrors();
        builder.Services.AddSingleton(act);
        var app = builder.Build();
        app.UseErrors();
        app.MapGrpcService<FaultyService>();
        app.MapGrpcService<FaultyStreams>();
        app.MapGrpcService<EchoStreams>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FaultyHost(app, log);
    }

    /// <summary>Waits for the calls that run, so that the log is whole.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
