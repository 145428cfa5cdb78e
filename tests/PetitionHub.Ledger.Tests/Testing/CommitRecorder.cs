using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>Keeps what the writer published, in the order in which it came.</summary>
public sealed class CommitRecorder : ICommitListener
{
    private readonly Lock _lock = new();
    private readonly List<StoredEntry> _entries = [];

    public IReadOnlyList<StoredEntry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    /// <summary>How many batches came.</summary>
    public int Batches { get; private set; }

    /// <summary>While it is set, the writer waits at the end of each batch.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
        lock (_lock)
        {
            _entries.AddRange(entries);
            Batches++;
        }

        Gate.Wait(TimeSpan.FromSeconds(30));
    }
}
