using System.Net;
using System.Net.Sockets;
using PetitionHub.Hub.Configuration;

namespace PetitionHub.Hub.Hosting;

/// <summary>
/// Checks that the hub can listen at its addresses before it creates anything. A hub that fails later would leave a certificate
/// and a ledger that hinder the next start.
/// </summary>
internal static class ListenAddresses
{
    /// <exception cref="ListenException">
    /// An address is not available; the message says why, and who uses it where that can be seen.
    /// </exception>
    public static void RequireFree(ListenerOptions options)
    {
        var held = new List<Socket>();
        try
        {
            Hold(options.Units, "--listen", held);
            if (options.Operations.Length > 0)
                Hold(options.Operations, "--operations-listen", held);
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    /// <summary>The addresses at which the server listens for one of the options.</summary>
    private static IPAddress[] Of(Uri address) => address switch
    {
        _ when IPAddress.TryParse(address.IdnHost, out var ip) => [ip],
        { IsLoopback: true } => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        // As the server does where the machine has no IPv6.
        _ => [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any],
    };

    private static void Hold(string url, string option, List<Socket> held)
    {
        var address = new Uri(url);
        // Port 0 is whichever is free.
        if (address.Port == 0)
            return;
        foreach (var ip in Of(address))
            if (TryHold(ip, address, option) is { } socket)
                held.Add(socket);
    }

    /// <summary>Null where the machine has no such kind of address, which the server passes over, too.</summary>
    private static Socket? TryHold(IPAddress ip, Uri address, string option)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (ip.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
            return socket;
        }
        catch (SocketException exception)
        {
            socket?.Dispose();
            return exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => throw new ListenException(
                    $"Port {address.Port} of {address.Host} is taken{PortHolder.Describe(address.Port)}.", $"Stop that, or give "
                        + $"another address by {option}."),
                SocketError.AccessDenied => throw new ListenException(
                    $"Port {address.Port} of {address.Host} may not be used by this user.", $"Give a port above 1023 by "
                        + $"{option}, or run it as a user who may."),
                SocketError.AddressNotAvailable when !IPAddress.IsLoopback(ip) => throw new ListenException(
                    $"{address.Host} is not an address of this machine.",
                    $"Give one that it has by {option}, or 0.0.0.0 for all."),
                _ => null,
            };
        }
    }
}
