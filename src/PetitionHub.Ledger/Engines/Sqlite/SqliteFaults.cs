using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>Which faults pass by themselves: another process has the lock, or has it for longer than was waited.</summary>
internal static class SqliteFaults
{
    public static bool IsTransient(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };
}
