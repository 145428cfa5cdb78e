namespace PetitionHub.Ledger.Storage;

/// <summary>
/// A lasting fault, as seen by code that tries again and again. It is logged when it begins, again for each different fault that
/// joins it, and when it is over: a line for each try would fill the disk. Safe from any thread.
/// </summary>
public sealed class Outage
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = [];
    private int _failures;

    /// <summary>Notes a try that failed; true where this fault is to be logged.</summary>
    public bool Meets(Exception fault)
    {
        lock (_lock)
        {
            _failures++;
            return _told.Add(FaultText.Kind(fault));
        }
    }

    /// <summary>Notes a try that succeeded; gives how many had failed before it, since the last one that succeeded.</summary>
    public int End()
    {
        // Read without the lock first: nearly every try succeeds.
        if (Volatile.Read(ref _failures) == 0)
            return 0;
        lock (_lock)
        {
            var failures = _failures;
            _told.Clear();
            Volatile.Write(ref _failures, 0);
            return failures;
        }
    }
}
