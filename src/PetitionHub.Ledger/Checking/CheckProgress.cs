using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Checking;

/// <summary>Counts the entries that a check has read, and reports each thousand.</summary>
internal sealed class CheckProgress(IProgress<LedgerCheckProgress>? progress, long total)
{
    private const long Step = 1_000;

    private long _done;

    public void Advance()
    {
        if (++_done % Step == 0 || _done == total)
            progress?.Report(new LedgerCheckProgress(_done, total));
    }
}
