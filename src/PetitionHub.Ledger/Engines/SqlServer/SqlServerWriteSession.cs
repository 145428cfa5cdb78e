using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// The writer's connection to SQL Server. It is opened by the first batch, and again by the first one after a fault. Reads see
/// what was committed before each of them began: with the lock on the head, that is everything.
/// </summary>
internal sealed partial class SqlServerWriteSession(string connectionString, int lockTimeoutMs, int commandTimeoutS)
    : IWriteSession
{
    private SqlConnection? _connection;
    private SqlTransaction? _transaction;

    public DateTimeOffset? DatabaseTime { get; private set; }

    public bool IsTransient(Exception exception) => SqlServerFaults.IsTransient(exception);

    public async ValueTask<HeadRow> BeginAsync()
    {
        var connection = await OpenAsync();
        // Always said: a session keeps the isolation level of its last transaction.
        _transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await using var reader = await ReadAsync(SqlServerStatements.SelectHead);
        if (!await reader.ReadAsync())
            throw new InvalidOperationException("The ledger's head row is missing.");
        DatabaseTime = new DateTimeOffset(reader.GetDateTime(5), TimeSpan.Zero);
        return SqlServerRows.ReadHead(reader);
    }

    public async ValueTask<IReadOnlyDictionary<Guid, StoredCommand>> LoadCommandsAsync(IReadOnlyCollection<Guid> requestIds)
    {
        var found = new Dictionary<Guid, StoredCommand>();
        if (requestIds.Count == 0)
            return found;
        await using var reader = await ReadAsync(SqlServerStatements.SelectCommands, TableTypes.UuidKeys.Fill(requestIds));
        while (await reader.ReadAsync())
        {
            var command = SqlServerRows.ReadCommand(reader);
            found.Add(command.Receipt.RequestId, command);
        }

        return found;
    }

    public async ValueTask<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadPetitionsAsync(
        IReadOnlyCollection<PetitionId> petitions)
    {
        if (petitions.Count == 0)
            return ImmutableDictionary<PetitionId, StoredPetition>.Empty;
        Guid[] ids = [.. petitions.Select(petition => petition.Value)];
        await using var reader = await ReadAsync(SqlServerStatements.SelectPetitions, TableTypes.UuidKeys.Fill(ids));
        return (await ReadAllAsync(reader, SqlServerRows.ReadPetition)).ToDictionary(stored => stored.State.Id);
    }

    public ValueTask<IReadOnlySet<string>> FindQueryCodesAsync(IReadOnlyCollection<string> queryCodes) =>
        FindAsync(SqlServerStatements.FindQueryCodes, TableTypes.QueryCodeKeys, queryCodes, reader => reader.GetString(0));

    public async ValueTask<IReadOnlyDictionary<CursorKey, long>> LoadCursorsAsync(IReadOnlyCollection<CursorKey> cursors)
    {
        var found = new Dictionary<CursorKey, long>(cursors.Count);
        if (cursors.Count == 0)
            return found;
        await using var reader = await ReadAsync(SqlServerStatements.SelectCursors, TableTypes.CursorKeys.Fill(cursors));
        while (await reader.ReadAsync())
        {
            var (cursor, sequence) = SqlServerRows.ReadCursor(reader);
            found.Add(cursor, sequence);
        }

        return found;
    }

    public ValueTask<IReadOnlySet<InboxEntryKey>> FindAddressedAsync(IReadOnlyCollection<InboxEntryKey> entries) =>
        FindAsync(SqlServerStatements.FindAddressed, TableTypes.InboxEntryKeys, entries, SqlServerRows.ReadInboxEntry);

    public ValueTask<IReadOnlySet<InboxEntryKey>> FindParkedAsync(IReadOnlyCollection<InboxEntryKey> entries) =>
        FindAsync(SqlServerStatements.FindParked, TableTypes.InboxEntryKeys, entries, SqlServerRows.ReadInboxEntry);

    public async ValueTask<IReadOnlyList<UnitRow>> LoadUnitsAsync(long afterSequence)
    {
        await using var reader = await ReadAsync(SqlServerStatements.SelectUnits, afterSequence);
        return await ReadAllAsync(reader, SqlServerRows.ReadUnit);
    }

    public async ValueTask WriteAsync(BatchRows rows)
    {
        await using var command = new SqlCommand
        {
            Connection = _connection,
            Transaction = _transaction,
            CommandTimeout = commandTimeoutS,
        };
        SqlServerRowWriter.AddTo(command, rows);
        if (command.CommandText.Length > 0)
            await command.ExecuteNonQueryAsync();
    }

    public async ValueTask CommitAsync()
    {
        await _transaction!.CommitAsync();
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <summary>
    /// Asks the server to undo, so that the lock is free at once, and closes the connection in any case: a batch fails rarely,
    /// and a new session is the one whose state is certain. Where the connection is dead, the server undoes by itself.
    /// </summary>
    public async ValueTask RollbackAsync()
    {
        try
        {
            if (_transaction is not null && _connection is { State: ConnectionState.Open })
                await _transaction.RollbackAsync();
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            // The connection is dead, or the server has rolled back already; either way the transaction has ended.
        }
        finally
        {
            await CloseAsync();
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask<SqlConnection> OpenAsync()
    {
        if (_connection is { State: ConnectionState.Open })
            return _connection;
        await CloseAsync();
        _connection = new SqlConnection(connectionString);
        await _connection.OpenAsync();
        await using var command = ToCommand(SqlServerStatements.SetUpSession(lockTimeoutMs));
        await command.ExecuteNonQueryAsync();
        return _connection;
    }

    private async ValueTask CloseAsync()
    {
        var (connection, transaction) = (_connection, _transaction);
        (_connection, _transaction) = (null, null);
        // The connection first: a transaction that is disposed of on a dead one would try to undo, and throw.
        if (connection is not null)
            await connection.DisposeAsync();
        if (transaction is not null)
            await transaction.DisposeAsync();
    }

    private SqlCommand ToCommand(SqlStatement statement, params object?[] values) =>
        statement.ToCommand(_connection!, _transaction, commandTimeoutS, values);

    private async ValueTask<SqlDataReader> ReadAsync(SqlStatement statement, params object?[] values) =>
        await ToCommand(statement, values).ExecuteReaderAsync();

    private async ValueTask<IReadOnlySet<T>> FindAsync<T>(
        SqlStatement statement, TableType<T> type, IReadOnlyCollection<T> keys, Func<DbDataReader, T> read)
    {
        if (keys.Count == 0)
            return ImmutableHashSet<T>.Empty;
        await using var reader = await ReadAsync(statement, type.Fill(keys));
        return (await ReadAllAsync(reader, read)).ToHashSet();
    }

    private static async ValueTask<List<T>> ReadAllAsync<T>(SqlDataReader reader, Func<DbDataReader, T> read)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
