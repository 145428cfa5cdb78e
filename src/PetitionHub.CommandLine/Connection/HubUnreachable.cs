using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace PetitionHub.CommandLine.Connection;

/// <summary>
/// Why a hub cannot be reached, in one line, and what to do about it: the client reports it as a chain of exceptions.
/// </summary>
internal static class HubUnreachable
{
    /// <summary>What is known of the failure; null where the exception adds nothing.</summary>
    public static (string Message, string Advice)? Explain(RpcException failure, string hub) =>
        Causes(failure.Status.DebugException)
        .Select(cause => Explain(cause, hub)).FirstOrDefault(explained => explained is not null);

    private static (string, string)? Explain(Exception cause, string hub) => cause switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            ($"There is no host with the name of {hub}.", "Correct the name in --hub."),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            ($"Nothing listens at {hub}.", "Start the hub there (petitionhub serve), or give its address by --hub. "
                + "Sending the same command again does no harm."),
        SocketException socket =>
            ($"{hub} cannot be reached: {socket.Message}.", "Look at the network, or give another address by --hub."),
        AuthenticationException { Message: var said } when said.Contains("frame", StringComparison.OrdinalIgnoreCase) =>
            ($"What answers at {hub} speaks no TLS.",
                "It may be a hub's operations address: units connect to the one of --listen, "
                + "https://localhost:7443 unless that was set. Give it by --hub."),
        AuthenticationException { Message: var said } =>
            ($"{hub} and this client do not trust each other: {said}", "See --ca, and --cert or --data."),
        _ => null,
    };

    private static IEnumerable<Exception> Causes(Exception? exception) => exception switch
    {
        null => [],
        AggregateException all => all.InnerExceptions.SelectMany(Causes),
        _ => [exception, .. Causes(exception.InnerException)],
    };
}
