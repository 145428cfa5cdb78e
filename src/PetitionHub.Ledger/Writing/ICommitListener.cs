using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Writing;

/// <summary>Hears of what this replica's writer committed, before the callers are answered.</summary>
public interface ICommitListener
{
    /// <summary>
    /// Takes the entries of one batch, in order and without a gap. It is called by the writer, one batch at a time: it must
    /// return at once and must not wait for the writer.
    /// </summary>
    void OnCommitted(IReadOnlyList<StoredEntry> entries);
}

/// <summary>For a ledger without a follower.</summary>
public sealed class NoListener : ICommitListener
{
    /// <inheritdoc/>
    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
    }
}
