using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PetitionHub.CommandLine;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>
/// <c>petitionhub bench echo-server</c>: the baseline's server, started by the benchmark as a process of its own.
/// </summary>
internal sealed class EchoServerCommand : HubCommand
{
    /// <summary>What it writes before its address.</summary>
    public const string Announcement = "Echo at ";

    public EchoServerCommand()
        : base("echo-server", "Serves the echo of the baseline in the clear, until it is ended.", "petitionhub bench echo-server")
    {
        Hidden = true;
        Does(RunAsync);
    }

    private static async Task<int> RunAsync(Session session, ParseResult _, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port: 0, listen => listen.Protocols = HttpProtocols.Http2));
        await using var app = builder.Build();
        app.MapGrpcService<PlainEcho>();
        await app.StartAsync(cancel);
        session.Terminal.Say(Announcement + app.Urls.Single());
        await Task.Delay(Timeout.Infinite, cancel);
        return ExitCodes.Done;
    }
}
