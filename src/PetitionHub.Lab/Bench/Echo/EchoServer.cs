using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>
/// A bare echo in a process of its own, and callers of it: what gRPC alone can do on this machine. Under mutual TLS its
/// callers are a unit's SDK with a certificate, as those of a hub.
/// </summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    private readonly ChildProcess _process;
    private readonly string? _folder;
    private readonly IDisposable[] _channels;
    private readonly CallInvoker[] _invokers;

    private EchoServer(ChildProcess process, string? folder, (IDisposable Channel, CallInvoker Invoker)[] connections) =>
        (_process, _folder, _channels, _invokers) = (
            process, folder, [.. connections.Select(one => one.Channel)], [.. connections.Select(one => one.Invoker)]);

    /// <summary>Starts one in the clear.</summary>
    public static async Task<EchoServer> StartAsync(int connections, CancellationToken cancel)
    {
        var (process, address) = await StartProcessAsync(["bench", "echo-server"], cancel);
        return new EchoServer(process, folder: null, Connections(connections, () =>
        {
            var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() });
            return (channel, channel.CreateCallInvoker());
        }));
    }

    /// <summary>Starts one under mutual TLS, with an authority of its own.</summary>
    public static async Task<EchoServer> StartWithTlsAsync(int connections, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("petitionhub-echo-").FullName;
        using var authority = CertificateAuthority.OpenOrCreate(folder, TimeProvider.System, NullLogger.Instance);
        var identity = authority.IssueOperator("echo");
        var (process, address) = await StartProcessAsync(["bench", "echo-server", "--authority", folder], cancel);
        return new EchoServer(process, folder, Connections(connections, () =>
        {
            var channel = HubChannel.Connect(new HubClientOptions
            {
                Addresses = [address],
                CertificatePath = identity.CertificatePath,
                KeyPath = identity.KeyPath,
                AuthorityPath = identity.AuthorityPath,
            });
            return (channel, channel.CallInvoker);
        }));
    }

    /// <summary>How many echoes a second so many callers get, each of which sends its next once it has its answer.</summary>
    public async Task<double> MeasureAsync(int callers, TimeSpan duration, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
            Task.Run(() => CallAsync(_invokers[caller % _invokers.Length], started, duration, cancel), cancel)));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _process.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private static (IDisposable, CallInvoker)[] Connections(int count, Func<(IDisposable, CallInvoker)> connect) =>
        [.. Enumerable.Range(0, count).Select(_ => connect())];

    private static async Task<(ChildProcess Process, Uri Address)> StartProcessAsync(
        string[] arguments, CancellationToken cancel)
    {
        var process = ChildProcess.Start(arguments);
        try
        {
            return (process, new Uri(await process.WaitForWordAfterAsync(
                EchoServerCommand.Announcement, StartPatience, cancel)));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static async Task<long> CallAsync(CallInvoker invoker, long started, TimeSpan duration, CancellationToken cancel)
    {
        var message = new BytesValue { Value = ByteString.CopyFrom(new byte[EchoContract.PayloadBytes]) };
        var count = 0L;
        for (; Stopwatch.GetElapsedTime(started) < duration; count++)
        {
            cancel.ThrowIfCancellationRequested();
            await invoker.AsyncUnaryCall(EchoContract.Echo, host: null, new CallOptions(), message);
        }

        return count;
    }
}
