using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Directory;

/// <summary>Loads the directory: from the shared copy and what changed since, or from the database alone.</summary>
internal sealed class DirectoryLoading(ILedgerDatabase database, IDirectoryCopies? copies)
{
    /// <summary>
    /// Where so large a part of the directory changed, the next replica should not have to read it from the database again.
    /// </summary>
    private const int PartBeforeNewCopy = 10;

    /// <summary>The units as of now.</summary>
    public async Task<LoadedDirectory> LoadAsync(CancellationToken cancellationToken)
    {
        var directory = new UnitDirectory();
        var copy = copies is null ? null : await FindCopyAsync(copies, cancellationToken);
        foreach (var unit in copy?.Units ?? [])
            directory.Put(unit);
        await using var context = database.CreateContext();
        var (after, last, changes) = (copy?.Sequence ?? 0, copy?.Sequence ?? 0, 0);
        await foreach (
            var row in context.Units.Where(row => row.Sequence > after).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            directory.Put(UnitMapping.ToUnit(row));
            last = Math.Max(last, row.Sequence);
            changes++;
        }

        if (copies is not null && changes > directory.Count / PartBeforeNewCopy)
            await copies.ReplaceAsync((await ReadAsync(cancellationToken)).Write(), cancellationToken);
        return new LoadedDirectory(directory, last, copy?.Units.Count ?? 0);
    }

    /// <summary>The shared copy, where it is of this ledger's history.</summary>
    private async Task<DirectoryCopy?> FindCopyAsync(IDirectoryCopies copies, CancellationToken cancellationToken)
    {
        var bytes = await copies.GetOrMakeAsync(async stop => (await ReadAsync(stop)).Write(), cancellationToken);
        if (DirectoryCopy.Read(bytes) is not { } copy)
            return null;
        await using var context = database.CreateContext();
        var sha256 = await context.Entries
            .Where(row => row.Sequence == copy.Sequence).Select(row => row.Sha256).SingleOrDefaultAsync(cancellationToken);
        var isOurs = sha256 is null ? copy is { Sequence: 0, Units.Count: 0 } : copy.Sha256.AsSpan().SequenceEqual(sha256);
        return isOurs ? copy : null;
    }

    /// <summary>Reads every unit in one statement, which sees them as of one moment.</summary>
    private async ValueTask<DirectoryCopy> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var rows = await context.Units.ToListAsync(cancellationToken);
        var sequence = rows.Count == 0 ? 0 : rows.Max(row => row.Sequence);
        var sha256 = await context.Entries
            .Where(row => row.Sequence == sequence).Select(row => row.Sha256).SingleOrDefaultAsync(cancellationToken);
        return new DirectoryCopy(sequence, sha256 ?? [], [.. rows.Select(UnitMapping.ToUnit)]);
    }
}

/// <summary>The directory as it was loaded.</summary>
/// <param name="Units">The units.</param>
/// <param name="LastChange">The last entry that changed one of them; 0 where none ever did.</param>
/// <param name="FromCopy">How many of them the shared copy had.</param>
internal sealed record LoadedDirectory(UnitDirectory Units, long LastChange, int FromCopy);
