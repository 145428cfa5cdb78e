namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// All destination units, reading at once on the threads of the pool, and one clock that acknowledges for them.
/// </summary>
internal sealed class Consumers : IAsyncDisposable
{
    private const int ConnectAtOnce = 16;

    private static readonly TimeSpan AcknowledgeAfter = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SubscribePatience = TimeSpan.FromSeconds(60);

    private readonly Consumer[] _consumers;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _work = [];

    private Consumers(Consumer[] consumers) => _consumers = consumers;

    /// <summary>Connects and subscribes each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="make">Makes one by its number.</param>
    /// <param name="cancel">Ends the connecting.</param>
    public static async Task<Consumers> StartAsync(int count, Func<int, Consumer> make, CancellationToken cancel)
    {
        var consumers = new Consumer[count];
        var all = new Consumers(consumers);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, count, sideBySide, async (number, token) =>
        {
            var consumer = consumers[number] = make(number);
            lock (all._work)
                all._work.Add(Task.Run(() => consumer.ReadAsync(all._ending.Token), token));
            await consumer.Subscribed.Task.WaitAsync(SubscribePatience, token);
        });
        all._work.Add(Task.Run(all.AcknowledgeAsync, cancel));
        return all;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_work);
        foreach (var consumer in _consumers)
            consumer.Dispose();
        _ending.Dispose();
    }

    private async Task AcknowledgeAsync()
    {
        using var timer = new PeriodicTimer(AcknowledgeAfter);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
                foreach (var consumer in _consumers)
                    _ = consumer.AcknowledgeAsync();
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }
}
