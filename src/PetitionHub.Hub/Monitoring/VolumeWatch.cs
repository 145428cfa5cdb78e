using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Projections;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Storage;
using PetitionHub.V1;
using Channel = System.Threading.Channels.Channel;
using FlowGrouping = PetitionHub.Domain.Monitoring.FlowGrouping;
using Level = PetitionHub.Domain.Units.Level;

namespace PetitionHub.Hub.Monitoring;

/// <summary>
/// Sends the volumes of the exchange to all watchers. Once a second it reads each watched territory in which something changed,
/// once, and hands the same answer to all of its watchers. A slow watcher misses answers and gets the last.
/// </summary>
internal sealed class VolumeWatch(
    MonitoringReader figures, UnitDirectory directory, TimeProvider clock, ILogger<VolumeWatch> logger) : BackgroundService
{
    private const int Corridors = 10;
    private const int RateSeconds = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How long a territory below a province rests: its corridors are read from units' own rows.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly Outage _outage = new();
    private readonly ConcurrentDictionary<Channel<WatchVolumesResponse>, Watched> _watchers = [];
    private readonly Queue<(DateTimeOffset At, long Head)> _heads = [];
    private readonly Dictionary<Watched, (long Sequence, DateTimeOffset At)> _told = [];
    private double _rate;

    /// <summary>How many watch.</summary>
    public int Count => _watchers.Count;

    /// <summary>
    /// The state of a territory now, and again whenever it changed, without an end; for operators with what accuses a unit, for
    /// units without.
    /// </summary>
    public async IAsyncEnumerable<WatchVolumesResponse> FollowAsync(
        Territory territory, bool withAccusations, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watched = new Watched(territory, withAccusations);
        var channel = Channel.CreateBounded<WatchVolumesResponse>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _watchers[channel] = watched;
        try
        {
            yield return await ReadAsync(watched, cancellationToken);
            await foreach (var response in channel.Reader.ReadAllAsync(cancellationToken))
                yield return response;
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                if (_watchers.IsEmpty)
                {
                    _heads.Clear();
                    _told.Clear();
                    continue;
                }

                var now = clock.GetUtcNow();
                var position = await figures.Projection.GetPositionAsync(stoppingToken);
                Measure(now, position.Head);
                await TellAsync(position.Sequence, now, stoppingToken);
                _outage.End();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whoever watches waits a second more.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_outage.Meets(e))
                    MonitoringLog.LookFailed(logger, FaultText.WithoutMessages(e));
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Measure(DateTimeOffset now, long head)
    {
        _heads.Enqueue((now, head));
        while (now - _heads.Peek().At > TimeSpan.FromSeconds(RateSeconds))
            _heads.Dequeue();
        var (at, first) = _heads.Peek();
        Volatile.Write(ref _rate, now > at ? (head - first) / (now - at).TotalSeconds : 0);
    }

    /// <summary>The country first: most watch it, and no smaller territory keeps it waiting.</summary>
    private async Task TellAsync(long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var watched in _watchers.GroupBy(watcher => watcher.Value, watcher => watcher.Key)
            .OrderBy(watched => watched.Key.Territory.Level))
        {
            if (_told.TryGetValue(watched.Key, out var told)
                && now - told.At < (told.Sequence == sequence ? Heartbeat : watched.Key.Territory.Level > Level.Provincial ? Rest
                    : TimeSpan.Zero))
                continue;
            var response = await ReadAsync(watched.Key, cancellationToken);
            _told[watched.Key] = (sequence, now);
            foreach (var channel in watched)
                channel.Writer.TryWrite(response);
        }
    }

    private async Task<WatchVolumesResponse> ReadAsync(Watched watched, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var end = now.AddMilliseconds(1);
        var (territory, withAccusations) = watched;
        var today = new VolumeQuery
        {
            From = now,
            To = end,
            ByDay = true,
            Territory = territory,
            WithAccusations = withAccusations
        };
        var volumes = await figures.ReadVolumesAsync(today, cancellationToken);
        var corridors = new FlowQuery
        {
            From = volumes.Value[0].StartAt,
            To = end,
            FromGrouping = FlowGrouping.Province,
            ToGrouping = FlowGrouping.Province,
            EitherTerritory = territory,
            Kinds = MonitoringAnswers.MovesOfHolder,
            Limit = Corridors,
            WithAccusations = withAccusations,
        };
        var flows = await figures.SumFlowsAsync(corridors, cancellationToken);
        var response = new WatchVolumesResponse
        {
            AsOf = AsOfWire.ToWire(volumes.Position, now),
            EntriesPerSecond = Volatile.Read(ref _rate),
            Today = VolumeWire.ToWire(volumes.Value[0]),
        };
        response.Corridors.AddRange(flows.Value.Cells.Select(cell => FlowWire.ToWire(cell, corridors, directory)));
        return response;
    }

    private sealed record Watched(Territory Territory, bool WithAccusations);
}
