using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Names the state of the directory by the last entry that changed a unit, with its digest, so that what was worked out from an
/// older state, or from another ledger's, is never found. It changes after the directory did: a reader that knows it sees at
/// least as much.
/// </summary>
internal sealed class DirectoryVersion : ITailReader
{
    private const int DigestBytes = 8;

    private volatile string _current = "0";

    public DirectoryVersion(LedgerStore ledger)
    {
        if (ledger.LastUnitChange is { } change)
            Set(change);
    }

    /// <summary>The version, as <c>90504-1f2e…</c>.</summary>
    public string Current => _current;

    public void Take(IReadOnlyList<StoredEntry> entries)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Entry.StepCase != V1.LedgerEntry.StepOneofCase.UnitChange)
                continue;
            Set(entries[i]);
            return;
        }
    }

    private void Set(StoredEntry stored) =>
        _current = $"{stored.Sequence}-{Convert.ToHexStringLower(stored.Sha256.Span[..DigestBytes])}";
}
