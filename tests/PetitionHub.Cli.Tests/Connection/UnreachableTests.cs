using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Connection;

namespace PetitionHub.Cli.Tests.Connection;

/// <summary>What a user reads who gave an address at which no hub is: one line that says what to do, and no stack.</summary>
public sealed class UnreachableTests
{
    private const string Hub = "https://hub.example:7443";

    [Fact]
    public async Task Run_PortWhereNothingListens_SaysSoAndWhatToDo()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await CommandRun.Async(
            "ledger", "head", "--unit", "430103-bureau", "--data", hub.DataFolder, "--hub", "https://localhost:1", "--timeout",
            "30s");

        Assert.Equal(ExitCodes.HubUnreachable, run.ExitCode);
        Assert.StartsWith("UNAVAILABLE: Nothing listens at https://localhost:1.", run.Error);
        Assert.Contains("petitionhub serve", run.Error);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Run_OperationsPortInPlaceOfTheUnitsOne_SaysWhichOneItTakes()
    {
        await using var hub = await FakeHub.StartAsync();
        using var operations = new TcpListener(IPAddress.Loopback, 0);
        operations.Start();
        var answering = AnswerInTheClearAsync(operations, TestContext.Current.CancellationToken);

        var run = await CommandRun.Async(
            "ledger", "head", "--unit", "430103-bureau", "--data", hub.DataFolder, "--timeout", "30s",
            "--hub", $"https://localhost:{((IPEndPoint)operations.LocalEndpoint).Port}");
        operations.Stop();
        await answering;

        Assert.Equal(ExitCodes.HubUnreachable, run.ExitCode);
        Assert.Contains("speaks no TLS", run.Error);
        Assert.Contains("--listen", run.Error);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Run_OperationsAddressAsItIsAnnounced_SaysThatUnitsUseHttps()
    {
        var run = await CommandRun.Async("ledger", "head", "--cert", "a", "--key", "b", "--hub", "http://127.0.0.1:7480");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "There is no host with the name of https://hub.example:7443.")]
    [InlineData(SocketError.ConnectionRefused, "Nothing listens at https://hub.example:7443.")]
    [InlineData(SocketError.NetworkUnreachable, "https://hub.example:7443 cannot be reached: Network is unreachable.")]
    public void Explain_FaultOfASocket_IsToldByWhatItIs(SocketError error, string said)
    {
        var failure = Failure(
            new AggregateException(new HttpRequestException("cannot connect", new SocketException((int)error))));

        Assert.Equal(said, HubUnreachable.Explain(failure, Hub)?.Message);
    }

    [Fact]
    public void Explain_CertificateThatIsNotTrusted_NamesTheOptions() =>
        Assert.Contains("--ca",
            HubUnreachable.Explain(Failure(new HttpRequestException("", new AuthenticationException("invalid"))), Hub)?.Advice);

    private static RpcException Failure(Exception cause) =>
        new(new Status(StatusCode.Unavailable, "Error connecting to subchannel.", cause));

    private static async Task AnswerInTheClearAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(cancellationToken);
                await client.GetStream().ReadExactlyAsync(new byte[1], cancellationToken);
                await client.GetStream()
                    .WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over, or the client hung up.
        }
    }
}
