using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.CommandLine;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>
/// <c>petitionhub bench echo-server</c>: the baseline's server, started by the benchmark as a process of its own.
/// </summary>
internal sealed class EchoServerCommand : HubCommand
{
    /// <summary>What it writes before its address.</summary>
    public const string Announcement = "Echo at ";

    private readonly Option<string> _authority = new("--authority")
    {
        Description = "The folder of the authority whose certificates it and its callers have; in the clear without it.",
        HelpName = "folder",
    };

    public EchoServerCommand()
        : base("echo-server", "Serves the echo of the baseline, until it is ended.", "petitionhub bench echo-server")
    {
        Hidden = true;
        Add(_authority);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        using var authority = parse.GetValue(_authority) is { } folder
            ? CertificateAuthority.OpenOrCreate(folder, TimeProvider.System, NullLogger.Instance) : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (authority is not null)
                listen.UseHttps(authority.ServerCertificate, https =>
                {
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.AllowAnyClientCertificate();
                });
        }));
        await using var app = builder.Build();
        app.MapGrpcService<PlainEcho>();
        await app.StartAsync(cancel);
        session.Terminal.Say(Announcement + app.Urls.Single());
        await Task.Delay(Timeout.Infinite, cancel);
        return ExitCodes.Done;
    }
}
