using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Hosting;

/// <summary>The hub's two listeners: units connect to one, operators to the other.</summary>
internal static class Listeners
{
    /// <summary>Has the server listen at both addresses; only the operators' is in the clear.</summary>
    public static void Listen(this IWebHostBuilder web, ListenerOptions options) =>
        web.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, options));

    private static void Listen(KestrelServerOptions kestrel, ListenerOptions options)
    {
        kestrel.AddServerHeader = false;
        // A call that waits for an inbox, and a stream, each take one: a province's many workers share a connection.
        kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000;
        Bind(kestrel, new Uri(options.Units), listen => listen.UseUnitCertificates());
        if (options.Operations.Length > 0)
            Bind(kestrel, new Uri(options.Operations), listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static void Bind(KestrelServerOptions kestrel, Uri address, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(address.IdnHost, out var ip))
            kestrel.Listen(ip, address.Port, configure);
        else if (address.IsLoopback && address.Port == 0)
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        else if (address.IsLoopback)
            kestrel.ListenLocalhost(address.Port, configure);
        else
            kestrel.ListenAnyIP(address.Port, configure);
    }
}
