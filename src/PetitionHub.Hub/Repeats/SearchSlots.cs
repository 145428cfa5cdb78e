namespace PetitionHub.Hub.Repeats;

/// <summary>
/// Bounds how many searches for repeats run at once: they share the processors with the commands, which come first. Who cannot
/// wait finds a short line.
/// </summary>
internal sealed class SearchSlots(int slots) : IDisposable
{
    /// <summary>So many wait for each slot; each takes some milliseconds.</summary>
    private const int LineForEach = 16;

    private readonly SemaphoreSlim _free = new(slots, slots);
    private int _inLine;

    public SearchSlots()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    /// <summary>Runs a search, once a slot is free.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> search, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            // Off the caller's thread: an embedded engine works on it, and the caller has a time-out.
            return await Task.Run(search, CancellationToken.None);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but refuses at once where too many wait.</summary>
    /// <exception cref="SearchesBusyException">Too many wait.</exception>
    public async Task<T> TryRunAsync<T>(Func<Task<T>> search)
    {
        try
        {
            return Interlocked.Increment(ref _inLine) <= slots * (LineForEach + 1)
                ? await RunAsync(search, CancellationToken.None)
                : throw new SearchesBusyException();
        }
        finally
        {
            Interlocked.Decrement(ref _inLine);
        }
    }

    public void Dispose() => _free.Dispose();
}
