using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Engines.Sqlite;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>SQLite in a folder of its own, which is removed after the test.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("petitionhub-ledger-");

    public LedgerOptions Options => new() { DataFolder = _folder.FullName };

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "petitionhub.db")};Pooling=False";

    public async Task<int> TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await AttachAsync(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<IAsyncDisposable> BreakAsync(string table)
    {
        var file = SqliteProjectionsContext.Script.Contains($"\"{table}\"", StringComparison.Ordinal) ? SqliteProjections.Schema
            : "main";
        await TamperAsync(
            $"CREATE TRIGGER {file}.break_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken by a test'); END");
        return new Repair(() => TamperAsync($"DROP TRIGGER {file}.break_{table}"));
    }

    /// <summary>Attaches the projections to the connection, as the engine's own do.</summary>
    public async Task AttachAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"ATTACH '{Path.Combine(_folder.FullName, SqliteProjections.FileName)}' AS {SqliteProjections.Schema}";
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Repair(Func<Task> repair) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await repair();
    }
}
