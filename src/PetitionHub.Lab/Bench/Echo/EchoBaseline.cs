using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>How many echoes a second this machine makes with so many callers and connections: what gRPC alone can do.</summary>
internal static class EchoBaseline
{
    // As long as the hub's: a cold echo would flatter the hub.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    /// <summary>Starts an echo server as a process of its own, measures, and ends it.</summary>
    /// <returns>Echoes per second.</returns>
    public static async Task<double> MeasureAsync(int callers, int connections, CancellationToken cancel)
    {
        await using var server = ChildProcess.Start("bench", "echo-server");
        var address = await server.WaitForWordAfterAsync(EchoServerCommand.Announcement, StartPatience, cancel);
        var channels = Enumerable.Range(0, connections).Select(_ => Connect(address)).ToArray();
        try
        {
            await RunAsync(channels, callers, WarmUp, cancel);
            return await RunAsync(channels, callers, Duration, cancel);
        }
        finally
        {
            foreach (var channel in channels)
                channel.Dispose();
        }
    }

    private static async Task<double> RunAsync(GrpcChannel[] channels, int callers, TimeSpan duration, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
            Task.Run(() =>
                CallAsync(channels[caller % channels.Length].CreateCallInvoker(), started, duration, cancel), cancel)));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
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

    private static GrpcChannel Connect(string address) =>
        GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() });
}
