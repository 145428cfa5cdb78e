using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Cli.Ledger;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Cli.Operators;

/// <summary>The accounts of the ledger that a command line names.</summary>
internal static class OperatorsDatabase
{
    /// <summary>Does something with the accounts.</summary>
    /// <exception cref="UsageException">There is no ledger, or it has no accounts yet.</exception>
    public static async Task<T> UseAsync<T>(
        SettingOptions settings, ParseResult parse, Session session, Func<OperatorAccounts, Task<T>> use,
        CancellationToken cancellationToken)
    {
        var options = settings.Read(parse, session).Options.LedgerInFolder;
        await using var schema = LedgerSchema.Of(options, NullLoggerFactory.Instance);
        await ExistingLedger.RequireAsync(schema, options, cancellationToken);
        if ((await schema.GetPendingMigrationsAsync(cancellationToken)).Count > 0)
            throw new UsageException(
                "The ledger's schema is of an earlier version.", "Run 'petitionhub ledger migrate', or start the hub once.");
        return await use(schema.Operators);
    }
}
