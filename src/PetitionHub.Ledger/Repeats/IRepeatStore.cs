using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Repeats;

/// <summary>A database with the rows of the index of repeats.</summary>
internal interface IRepeatStore : ILedgerDatabase
{
    /// <summary>The newest petitions of each key, at most so many of one, in no order. The keys are different ones.</summary>
    Task<IReadOnlyList<RepeatBandRow>> FindRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindRepeatsAsync"/>, the oldest petitions of each key.</summary>
    Task<IReadOnlyList<RepeatBandRow>> FindFirstRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken);

    /// <summary>Writes rows of the index of repeats, within the transaction of the context.</summary>
    Task PutRepeatsAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken);
}
