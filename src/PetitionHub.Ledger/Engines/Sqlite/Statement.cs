using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times with other values. It goes below SqliteCommand, which looks up each
/// parameter by name, boxes each value and makes a reader at each run.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Require(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Prepares a statement, where there are rows, and runs it for each.</summary>
    public static void RunEach<TRow>(
        sqlite3 database, string sql, IEnumerable<TRow> rows, Func<Statement, TRow, Statement> bind)
    {
        Statement? statement = null;
        try
        {
            foreach (var row in rows)
                bind(statement ??= new Statement(database, sql), row).Run();
        }
        finally
        {
            statement?.Dispose();
        }
    }

    /// <summary>Binds the next parameter, in the order of the statement's text.</summary>
    public Statement Bind(long value)
    {
        Require(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public Statement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    public Statement Bind(bool value) => Bind(value ? 1L : 0L);

    public Statement Bind(byte[]? value)
    {
        if (value is null)
            return BindNull();
        Require(
            value.Length == 0
                ? raw.sqlite3_bind_zeroblob(_statement, ++_bound, 0)
                : raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    public Statement Bind(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Require(raw.sqlite3_bind_blob(_statement, ++_bound, bytes));
        return this;
    }

    public Statement Bind(Guid? value) => value is { } id ? Bind(id) : BindNull();

    public Statement Bind(string? value)
    {
        if (value is null)
            return BindNull();
        if (value.Length is 0 or > StackBytes / 3)
        {
            Require(raw.sqlite3_bind_text(_statement, ++_bound, value));
            return this;
        }

        Span<byte> utf8 = stackalloc byte[StackBytes];
        utf8 = utf8[..Encoding.UTF8.GetBytes(value, utf8)];
        Require(raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    /// <summary>Goes to the next row; false, and ready for other values, where there is none.</summary>
    public bool Read()
    {
        _bound = 0;
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        Reset();
        if (result != raw.SQLITE_DONE)
            throw Failure(result);
        return false;
    }

    /// <summary>Runs a statement that has no rows, or whose further rows do not matter.</summary>
    public void Run()
    {
        if (Read())
            Reset();
    }

    /// <summary>Makes it ready for other values before its last row was read.</summary>
    public void Reset()
    {
        // Also after a value that could not be bound: the next ones begin with the first.
        _bound = 0;
        raw.sqlite3_reset(_statement);
    }

    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? GetNullableInt64(int column) => IsNull(column) ? null : GetInt64(column);

    public string GetString(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    public string? GetNullableString(int column) => IsNull(column) ? null : GetString(column);

    /// <summary>The bytes in SQLite's memory, until the next row or reset.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public Guid GetGuid(int column) => new(GetBytes(column), bigEndian: true);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public void Dispose() => _statement.Dispose();

    private Statement BindNull()
    {
        Require(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Failure(result);
    }

    private SqliteException Failure(int result) => new(
        raw.sqlite3_errmsg(_database).utf8_to_string(), result & 0xff, raw.sqlite3_extended_errcode(_database));
}
