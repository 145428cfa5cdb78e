using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Engines;

/// <summary>What a database has of the migrations of this program.</summary>
internal static class KnownMigrations
{
    /// <summary>Those that it lacks, in order.</summary>
    /// <exception cref="LedgerSetupException">It has one that this program does not know.</exception>
    public static async Task<IReadOnlyList<string>> FindPendingAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        string[] known = [.. database.GetMigrations()];
        string[] applied = [.. await database.GetAppliedMigrationsAsync(cancellationToken)];
        return applied.FirstOrDefault(name => !known.Contains(name)) is { } other
            ? throw new LedgerSetupException(
                $"The ledger's schema has '{other}', which this program does not know: a newer one made it, or one from before "
                + "the first release. Use that one.")
            : [.. known.Except(applied)];
    }
}
