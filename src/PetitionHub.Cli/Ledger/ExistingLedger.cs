using PetitionHub.CommandLine;
using PetitionHub.Ledger;

namespace PetitionHub.Cli.Ledger;

/// <summary>For commands on a ledger that has to be there already: making one would only hide a mistyped name.</summary>
internal static class ExistingLedger
{
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder is another user's.</exception>
    public static async Task RequireAsync(LedgerSchema schema, LedgerOptions options, CancellationToken cancellationToken)
    {
        if (await schema.ExistsAsync(cancellationToken))
            return;
        // A file in a folder that may not be read seems not to be there.
        if (Directory.Exists(options.DataFolder))
            _ = Directory.EnumerateFileSystemEntries(options.DataFolder).Any();
        throw new UsageException(
            "There is no ledger there.", "Name the data folder by --data, or the database by --ledger and --connection.");
    }
}
