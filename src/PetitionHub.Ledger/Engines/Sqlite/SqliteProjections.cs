using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PetitionHub.Ledger.Storage;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// The file of the projections, beside the ledger's. It has a lock of its own, so that no command waits for figures. A commit is
/// not synced, since the file can be rebuilt. Every connection of a context sees its tables as if they were the ledger's.
/// </summary>
internal sealed class SqliteProjections(string folder, LedgerLog log) : DbConnectionInterceptor
{
    public const string FileName = "projections.db";

    /// <summary>The name under which it is attached to a connection to the ledger.</summary>
    public const string Schema = "projections";

    // The tables' statements, as a number: a file of other tables is emptied and made anew.
    private static readonly int Shape = BinaryPrimitives.ReadInt32BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(SqliteProjectionsContext.Script)));

    private volatile bool _isPrepared;

    public SqliteFiles Files { get; } = new(Path.Combine(folder, FileName));

    /// <summary>Lets the tables be there, empty where the file is new, damaged, or has those of another version.</summary>
    public void Prepare()
    {
        try
        {
            Make();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            log.ProjectionsDamaged();
            foreach (var path in Files.All)
                File.Delete(path);
            Make();
        }

        _isPrepared = true;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Attach((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Attach((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>A connection of the pool has it already.</summary>
    private void Attach(SqliteConnection connection)
    {
        if (!_isPrepared || !string.IsNullOrEmpty(raw.sqlite3_db_filename(connection.Handle!, Schema).utf8_to_string()))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH $path AS {Schema}";
        command.Parameters.AddWithValue("$path", Files.Path);
        command.ExecuteNonQuery();
    }

    private void Make()
    {
        DataFolder.MakeFile(Files.Path);
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Files.Path, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL");
        if (HasShape(connection))
            return;
        // Several hubs may start at once: the first makes the tables, and the others find them.
        using var transaction = connection.BeginTransaction(deferred: false);
        if (HasShape(connection, transaction))
            return;
        foreach (var table in ReadTables(connection, transaction))
            Run(connection, $"DROP TABLE \"{table}\"", transaction);
        Run(connection, SqliteProjectionsContext.Script, transaction);
        Run(connection, $"PRAGMA user_version = {Shape}", transaction);
        transaction.Commit();
    }

    private static bool HasShape(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        Run(connection, "PRAGMA user_version", transaction) is long shape && shape == Shape;

    private static List<string> ReadTables(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static object? Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
