using System.Threading.Channels;

namespace PetitionHub.Client.Internal;

/// <summary>
/// Handles entries at once, those of one petition one after the other: a petition has its lane. Stopped, each lane finishes the
/// entry that it is at.
/// </summary>
internal sealed class Lanes
{
    private readonly Channel<TakenEntry>[] _lanes;

    public Lanes(int count, Func<TakenEntry, Task> handle, CancellationToken stop)
    {
        _lanes = [.. Enumerable.Range(0, count)
            .Select(_ => Channel.CreateUnbounded<TakenEntry>(new UnboundedChannelOptions { SingleReader = true }))];
        Ended = Task.WhenAll(_lanes.Select(lane => Task.Run(
            async () =>
            {
                await foreach (var taken in lane.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                    if (!stop.IsCancellationRequested)
                        await handle(taken).ConfigureAwait(false);
            },
            CancellationToken.None)));
    }

    public Task Ended { get; }

    /// <summary>Never waits: what is taken at most is bounded before this.</summary>
    public void Add(TakenEntry taken)
    {
        var lane = (uint)taken.Delivery.Entry.PetitionId.GetHashCode(StringComparison.Ordinal) % (uint)_lanes.Length;
        _lanes[lane].Writer.TryWrite(taken);
    }

    public void Complete() => Array.ForEach(_lanes, lane => lane.Writer.TryComplete());
}
