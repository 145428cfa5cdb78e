using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Lab.Bench.Handover;
using PetitionHub.Lab.Demo;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Register;

/// <summary>Callers register petitions, each as soon as it has its receipt.</summary>
internal sealed class RegisterBench(BenchHub hub, RegisterOptions options, string run)
{
    private readonly NumberedIds _ids = new(run, "register");
    private readonly BenchUnits _units = new(destinations: 1, options.Seed);
    private readonly Failures _failures = new();
    private readonly Lock _lock = new();
    private readonly LatencyRecord _latency = new();
    private int _next = -1;
    private long _accepted;
    private long _incomplete;
    private long _withRepeats;

    public async Task<RegisterReport> RunAsync(CancellationToken cancel)
    {
        using (var channel = hub.ConnectOperator())
            await DirectoryImport.RunAsync(channel, [_units.Sender, .. _units.Destinations], run, _ => { }, cancel);
        var petitions = new CampaignPetitions(options.Texts, options.Seed, DateTimeOffset.UtcNow);
        var channels = Enumerable.Range(0, options.Connections).Select(_ => hub.Connect(_units.Sender.Code.Value)).ToArray();
        try
        {
            var from = Stopwatch.GetTimestamp() + Ticks(options.WarmUp);
            var to = from + Ticks(options.Duration);
            await Task.WhenAll(Enumerable.Range(0, options.Callers).Select(caller => Task.Run(
                () => CallAsync(channels[caller % channels.Length], petitions, new Window(from, to), cancel), cancel)));
        }
        finally
        {
            foreach (var channel in channels)
                channel.Dispose();
        }

        return new RegisterReport(
            options, _accepted / options.Duration.TotalSeconds, _accepted, _withRepeats, _incomplete, _latency.Summarise(),
            _failures.ByReason);
    }

    private async Task CallAsync(HubChannel channel, CampaignPetitions petitions, Window window, CancellationToken cancel)
    {
        while (Stopwatch.GetTimestamp() < window.To)
        {
            var number = Interlocked.Increment(ref _next);
            var registration = new Registration { Details = petitions.Of(number) };
            var request = new RegisterPetitionRequest { RequestId = _ids.Of(number), Registration = registration };
            var sent = Stopwatch.GetTimestamp();
            try
            {
                var answer = await channel.Petitions.RegisterPetitionAsync(request, cancellationToken: cancel);
                if (window.Contains(Stopwatch.GetTimestamp()))
                    Count(answer, Stopwatch.GetElapsedTime(sent));
            }
            catch (RpcException exception) when (!cancel.IsCancellationRequested)
            {
                if (_failures.Add("register", exception) is { IsTransient: true, RetryDelay: { } delay })
                    await Task.Delay(delay, cancel);
            }
        }
    }

    private void Count(RegisterPetitionResponse answer, TimeSpan latency)
    {
        lock (_lock)
        {
            _accepted++;
            _incomplete += answer.LikelyRepeatsIncomplete ? 1 : 0;
            _withRepeats += answer.LikelyRepeats.Count > 0 ? 1 : 0;
            _latency.Add(latency);
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
