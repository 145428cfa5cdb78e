using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>The embedded engine, which needs no server and no administrator.</summary>
internal sealed class SqliteKind : IEngineKind
{
    public string Name => "sqlite";

    public string Description => "an embedded SQLite file in the data folder: nothing to set up, all hubs on one machine";

    public bool IsDefault => true;

    public bool MigratesAtStart => true;

    public IEnumerable<OptionError> Check(LedgerOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataFolder))
            yield return new OptionError(nameof(LedgerOptions.DataFolder), "must name the folder of the ledger, and is empty");
        if (options.Connection is not null)
            yield return new OptionError(
                nameof(LedgerOptions.Connection),
                $"is given, but the ledger '{Name}' is a file in the data folder and connects to nothing");
    }

    public string? Describe(DbException fault) => fault is SqliteException error
        ? $"error {error.SqliteErrorCode}/{error.SqliteExtendedErrorCode}, "
            + $"{raw.sqlite3_errstr(error.SqliteErrorCode).utf8_to_string()}"
        : null;

    public ILedgerEngine Open(LedgerOptions options, LedgerLog log) => new SqliteEngine(options, log);
}
