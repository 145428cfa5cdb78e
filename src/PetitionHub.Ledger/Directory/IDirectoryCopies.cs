namespace PetitionHub.Ledger.Directory;

/// <summary>
/// Where the replicas share a copy of the directory, so that a new one need not read every unit from the database. A copy may be
/// old, gone, or another ledger's: the ledger finds that out, and adds what is missing.
/// </summary>
public interface IDirectoryCopies
{
    /// <summary>The shared copy; where there is none it is made, once for all callers, and shared.</summary>
    ValueTask<byte[]> GetOrMakeAsync(Func<CancellationToken, ValueTask<byte[]>> make, CancellationToken cancellationToken);

    /// <summary>Shares a newer copy.</summary>
    ValueTask ReplaceAsync(byte[] copy, CancellationToken cancellationToken);
}
