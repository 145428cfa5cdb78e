namespace PetitionHub.Ledger.Storage;

/// <summary>
/// A file that is open is no longer the one at its path: it was removed, moved or replaced. What is written to it is lost, so
/// that nothing is written or read until the same file is there again, or the program is started anew.
/// </summary>
public sealed class LedgerMovedException : IOException
{
    /// <summary>Names the file or folder, and nothing of what is in it.</summary>
    public LedgerMovedException(string path)
        : base($"The file '{path}' was removed or replaced while it was open.")
    {
    }
}
