using Microsoft.Data.Sqlite;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>SQLite in a folder of its own, which is removed after the test.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("petitionhub-ledger-");

    public LedgerOptions Options => new() { DataFolder = _folder.FullName };

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "petitionhub.db")};Pooling=False";

    public async Task<int> TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<IAsyncDisposable> BreakAsync(string table)
    {
        await TamperAsync($"CREATE TRIGGER break_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken by a test'); END");
        return new Repair(() => TamperAsync($"DROP TRIGGER break_{table}"));
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
