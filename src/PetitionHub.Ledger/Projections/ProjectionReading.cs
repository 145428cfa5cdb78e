using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>Reads rows of a projection, of one moment, once it takes in what the reader asks for.</summary>
/// <param name="database">Where they are.</param>
/// <param name="projection">The projection.</param>
/// <param name="beside">Another one whose rows are read with them; they are not older.</param>
internal sealed class ProjectionReading(ILedgerDatabase database, LedgerProjection projection, LedgerProjection? beside = null)
{
    /// <summary>Reads with all that was in the ledger when it was asked.</summary>
    /// <exception cref="ProjectionBehindException">It does not take that in within ten seconds.</exception>
    public async Task<T> ReadAsync<T>(Func<LedgerContext, Task<T>> read, CancellationToken cancellationToken) =>
        (await ReadAsync((context, _) => read(context), atLeast: null, cancellationToken)).Value;

    /// <summary>
    /// Reads with all up to an entry; null, or one beyond the head, for all that was in the ledger when it was asked.
    /// </summary>
    /// <param name="read">Reads; it is told how far the projection is.</param>
    /// <param name="atLeast">The entry.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ProjectionBehindException">It does not take that in within ten seconds.</exception>
    public Task<AsOf<T>> ReadAsync<T>(
        Func<LedgerContext, ProjectionPosition, Task<T>> read, long? atLeast, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async context =>
            {
                long? asked = null;
                for (var looks = 1; ; looks++)
                {
                    ProjectionPosition position;
                    long askedBeside;
                    await using (await database.BeginSnapshotAsync(context, cancellationToken))
                    {
                        position = await ProjectionFollower.ReadPositionAsync(context, projection.Name, cancellationToken);
                        asked ??= Math.Min(atLeast ?? position.Head, position.Head);
                        askedBeside = await FindAskedBesideAsync(context, position, cancellationToken);
                        if (position.Has(asked.Value) && askedBeside == 0)
                            return new AsOf<T>(await read(context, position), position);
                    }

                    if (!position.Has(asked.Value))
                        await projection.CatchUpAsync(asked.Value, doubtsKnown: looks > 1, cancellationToken);
                    else
                        await beside!.CatchUpAsync(askedBeside, doubtsKnown: looks > 1, cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>The entry that the projection beside has to take in first; 0 for none.</summary>
    private async Task<long> FindAskedBesideAsync(
        LedgerContext context, ProjectionPosition position, CancellationToken cancellationToken)
    {
        if (beside is null)
            return 0;
        var other = await ProjectionFollower.ReadPositionAsync(context, beside.Name, cancellationToken);
        return other.Has(position.Sequence) ? 0 : position.Sequence;
    }
}
