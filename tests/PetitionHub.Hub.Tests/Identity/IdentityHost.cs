using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using PetitionHub.Certificates;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Tests.Errors;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Hub.Tests.Identity;

/// <summary>A host on a real TLS socket, with the health check, reflection and an echo, as units meet it.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WebApplication? _app;

    internal CapturedLog Log { get; } = new();

    internal UnitDirectory Directory { get; } = new();

    internal CertificateAuthority Authority => _app!.Services.GetRequiredService<HubCertificates>().Development!;

    internal int Port => new Uri(_app!.Urls.Single()).Port;

    public async ValueTask InitializeAsync()
    {
        Put("430103-bureau", UnitStatus.Active);
        Put("430103-suspended", UnitStatus.Suspended);
        Put("430103-abolished", UnitStatus.Abolished, UnitCode.Parse("430103-bureau"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.UseUnitCertificates()));
        builder.Services.AddGrpc();
        builder.Services.AddErrors();
        builder.Services.AddIdentity();
        builder.Services.AddSingleton(new OperatorRoles(
            (_, _) => Task.FromResult<OperatorAccount?>(null), OperatorRole.Operate, TimeProvider.System));
        builder.Services.AddSingleton(new LateUnits(() =>
            Task.FromResult<Domain.Refusals.Answer<Domain.Refusals.Nothing>>(default(Domain.Refusals.Nothing))));
        builder.Services.AddSingleton(new HubOptions { Data = new() { Folder = _folder.Path } });
        builder.Services.AddSingleton<IUnitDirectory>(Directory);
        builder.Services.AddGrpcReflection();
        builder.Services.AddGrpcHealthChecks().AddCheck("fine", () => HealthCheckResult.Healthy());
        _app = builder.Build();
        _app.UseErrors();
        _app.MapGrpcService<EchoService>();
        _app.MapGrpcHealthChecksService();
        _app.MapGrpcReflectionService();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _folder.Dispose();
    }

    internal void Put(string code, UnitStatus status, UnitCode? successor = null) => Directory.Put(new Unit(
        UnitCode.Parse(code), code, Territory.Parse("430103"), OrganType.Bureau, "petitions", status, successor));

    internal X509ChainPolicy TrustOfHub() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509Certificate2.CreateFromPem(File.ReadAllText(Authority.CertificatePath)) },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <summary>A channel that knows the hub by its authority and shows the certificate, whatever it is good for.</summary>
    internal GrpcChannel Connect(X509Certificate2? certificate)
    {
        var tls = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustOfHub() };
        if (certificate is not null)
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        return GrpcChannel.ForAddress(
            $"https://localhost:{Port}",
            new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { SslOptions = tls }, DisposeHttpClient = true });
    }

    internal GrpcChannel ConnectAs(string unit) => Connect(Read(Authority.Issue(UnitCode.Parse(unit))));

    internal GrpcChannel ConnectAsOperator(string name) => Connect(Read(Authority.IssueOperator(name)));

    private static X509Certificate2 Read(IssuedCertificate issued) =>
        X509Certificate2.CreateFromPemFile(issued.CertificatePath, issued.KeyPath);
}
