using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PetitionHub.Cli.CommandLine;

namespace PetitionHub.Cli.Bench.Echo;

/// <summary><c>petitionhub bench echo-server</c>: the baseline's server, started by the benchmark as a process of its own.</summary>
internal sealed class EchoServerCommand : HubCommand
{
    private readonly Option<int> _port = new("--port") { Description = "The loopback port.", Required = true };

    public EchoServerCommand()
        : base("echo-server", "Serves the echo of the baseline in the clear, until it is ended.", "petitionhub bench echo-server --port 7490")
    {
        Hidden = true;
        Add(_port);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, parse.GetValue(_port), listen => listen.Protocols = HttpProtocols.Http2));
        await using var app = builder.Build();
        app.MapGrpcService<PlainEcho>();
        await app.StartAsync(cancel);
        session.Terminal.Say($"Echo at port {parse.GetValue(_port)}.");
        await Task.Delay(Timeout.Infinite, cancel);
        return ExitCodes.Done;
    }
}
