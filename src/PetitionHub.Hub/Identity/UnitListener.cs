using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Identity;

/// <summary>The listener to which units connect: HTTP/2 over TLS 1.2 or 1.3, or HTTP/1.1 for JSON, and nothing else.</summary>
public static class UnitListener
{
    /// <summary>Sets the endpoint up for units. Who they are is found out at each call, by <see cref="CallerPart"/>.</summary>
    public static ListenOptions UseUnitCertificates(this ListenOptions listen)
    {
        var certificates = listen.ApplicationServices.GetRequiredService<HubCertificates>();
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        return listen.UseHttps(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ServerCertificateSelector = (_, _) => certificates.Server.TargetCertificate;
            https.OnAuthenticate = (_, tls) =>
            {
                // The context sends intermediate certificates, too, and is renewed without a restart.
                tls.ServerCertificateSelectionCallback = null;
                tls.ServerCertificateContext = certificates.Server;
            };
            // Any certificate, and even none, gets through the handshake, so that a caller with a wrong one is told why, by a
            // typed UNAUTHENTICATED over the wire, instead of meeting a connection that dies. No call is served without the
            // check of CallerPart, which trusts nothing that was decided here.
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        });
    }
}
