using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>The engine for production: any number of hubs write to one database, which its administrators look after.</summary>
internal sealed class SqlServerKind : IEngineKind
{
    public string Name => "sqlserver";

    public string Description => "a SQL Server database (2019 or later), which any number of hubs share";

    public bool IsDefault => false;

    /// <summary>A schema is changed when its administrators say so, and with their rights, which a hub need not have.</summary>
    public bool MigratesAtStart => false;

    public IEnumerable<OptionError> Check(LedgerOptions options)
    {
        foreach (var fault in ConnectionStrings.FindErrors(options.Connection))
            yield return new OptionError(nameof(LedgerOptions.Connection), fault);
        if (!HasCultures())
            yield return new OptionError(
                nameof(LedgerOptions.Engine),
                $"is {Name}, whose driver does not work in globalization-invariant mode: install ICU and do not set "
                + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
    }

    public string? Describe(DbException fault) =>
        fault is SqlException error ? $"error {error.Number}, state {error.State}, class {error.Class}" : null;

    public ILedgerEngine Open(LedgerOptions options, LedgerLog log) => new SqlServerEngine(options, log);

    /// <summary>
    /// The driver asks the same way, at its first connection (dotnet/SqlClient#3742): better to be told at once.
    /// </summary>
    private static bool HasCultures()
    {
        try
        {
            return CultureInfo.GetCultureInfo("en-US").Name.Length > 0
                && !(AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) && isInvariant);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
