using Microsoft.Data.Sqlite;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// The writer's connection to SQLite. The engine is in the process, so that a lookup by key costs microseconds and sets are
/// loaded by a loop over one prepared statement.
/// </summary>
internal sealed partial class SqliteWriteSession : IWriteSession
{
    private readonly sqlite3 _database;
    private readonly SqliteFiles _files;
    private readonly SqliteStatements _statements;
    private readonly SqliteRowWriter _rows;
    private readonly WriteTurns _turns;
    private bool _hasTurn;

    public SqliteWriteSession(SqliteFiles files, int lockTimeoutMs, WriteTurns turns)
    {
        (_files, _turns) = (files, turns);
        // One batch at a time uses the connection: SQLite's own mutex would be taken at each bind and step for nothing.
        var result = raw.sqlite3_open_v2(files.Path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
            throw new SqliteException(
                $"The ledger's file cannot be opened: {raw.sqlite3_errstr(result).utf8_to_string()}.", result);
        raw.sqlite3_busy_timeout(_database, lockTimeoutMs);
        // The log is copied into the file beside the writer (see SqliteLogKeeper); at 256 MiB it would do so itself. The page
        // cache holds the hot indexes (64 MiB).
        foreach (var pragma in (string[])
            ["journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 65536", SqliteFiles.LogLimit,
                "cache_size = -65536"])
            Run($"PRAGMA {pragma}");
        _statements = new SqliteStatements(_database);
        // The log is opened, or made, by the first read.
        _statements.SelectHead.Run();
        _files.NoteOpened();
        _rows = new SqliteRowWriter(_statements);
    }

    /// <summary>The engine is in the process: its clock is the machine's.</summary>
    public DateTimeOffset? DatabaseTime => null;

    public async ValueTask<HeadRow> BeginAsync()
    {
        await _turns.TakeAsync(CancellationToken.None);
        _hasTurn = true;
        return Begin();
    }

    private HeadRow Begin()
    {
        _statements.Begin.Run();
        var select = _statements.SelectHead;
        if (!select.Read())
            throw new InvalidOperationException("The ledger's head row is missing.");
        var head = new HeadRow
        {
            Sequence = select.GetInt64(0),
            AtMs = select.GetInt64(1),
            Sha256 = select.GetBytes(2).ToArray(),
            MerkleFrontier = select.GetBytes(3).ToArray(),
            RootSha256 = select.GetBytes(4).ToArray(),
        };
        select.Reset();
        return head;
    }

    public ValueTask<IReadOnlyDictionary<Guid, StoredCommand>> LoadCommandsAsync(IReadOnlyCollection<Guid> requestIds)
    {
        var found = new Dictionary<Guid, StoredCommand>();
        var select = _statements.SelectCommand;
        foreach (var requestId in requestIds)
        {
            if (!select.Bind(requestId).Read())
                continue;
            found.Add(requestId, ReadCommand(requestId, select));
            select.Reset();
        }

        return ValueTask.FromResult<IReadOnlyDictionary<Guid, StoredCommand>>(found);
    }

    public ValueTask<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadPetitionsAsync(
        IReadOnlyCollection<PetitionId> petitions)
    {
        var found = new Dictionary<PetitionId, StoredPetition>(petitions.Count);
        var select = _statements.SelectPetition;
        foreach (var id in petitions)
        {
            if (!select.Bind(id.Value).Read())
                continue;
            found.Add(id, new StoredPetition(StateJson.Read(select.GetBytes(0)), select.GetInt64(1), select.GetInt64(2))
            {
                Key = select.IsNull(3) ? null : new KeptKey(select.GetBytes(3).ToArray()),
            });
            select.Reset();
        }

        return ValueTask.FromResult<IReadOnlyDictionary<PetitionId, StoredPetition>>(found);
    }

    public ValueTask<IReadOnlySet<string>> FindQueryCodesAsync(IReadOnlyCollection<string> queryCodes) =>
        Find(queryCodes, _statements.FindQueryCode, (select, code) => select.Bind(code));

    public ValueTask<IReadOnlyDictionary<CursorKey, long>> LoadCursorsAsync(IReadOnlyCollection<CursorKey> cursors)
    {
        var found = new Dictionary<CursorKey, long>(cursors.Count);
        var select = _statements.SelectCursor;
        foreach (var key in cursors)
        {
            if (!select.Bind(key.Unit.Value).Bind((long)key.Kind).Bind(key.Name).Read())
                continue;
            found.Add(key, select.GetInt64(0));
            select.Reset();
        }

        return ValueTask.FromResult<IReadOnlyDictionary<CursorKey, long>>(found);
    }

    public ValueTask<IReadOnlySet<InboxEntryKey>> FindAddressedAsync(IReadOnlyCollection<InboxEntryKey> entries) =>
        Find(entries, _statements.FindAddressee, (select, entry) => select.Bind(entry.Cursor.Unit.Value).Bind(entry.Sequence));

    public ValueTask<IReadOnlySet<InboxEntryKey>> FindParkedAsync(IReadOnlyCollection<InboxEntryKey> entries) => Find(
        entries,
        _statements.FindParked,
        (select, entry) => select.Bind(entry.Cursor.Unit.Value).Bind(entry.Cursor.Name).Bind(entry.Sequence));

    public ValueTask<IReadOnlyList<UnitRow>> LoadUnitsAsync(long afterSequence)
    {
        var units = new List<UnitRow>();
        var select = _statements.SelectUnits.Bind(afterSequence);
        while (select.Read())
            units.Add(
                new UnitRow
                {
                    Code = select.GetString(0),
                    Name = select.GetString(1),
                    Territory = select.GetString(2),
                    Organ = (int)select.GetInt64(3),
                    System = select.GetString(4),
                    Status = (int)select.GetInt64(5),
                    Successor = select.GetNullableString(6),
                    Sequence = select.GetInt64(7),
                });
        return ValueTask.FromResult<IReadOnlyList<UnitRow>>(units);
    }

    public ValueTask WriteAsync(BatchRows rows)
    {
        _rows.Write(rows);
        return ValueTask.CompletedTask;
    }

    public ValueTask CommitAsync()
    {
        // Both: before, so that nothing is written beside a ledger that is not this one; after, since a receipt is given for it.
        _files.RequireInPlace();
        _statements.Commit.Run();
        _files.RequireInPlace();
        EndTurn();
        return ValueTask.CompletedTask;
    }

    public bool IsTransient(Exception exception) => SqliteFaults.IsTransient(exception);

    public ValueTask RollbackAsync()
    {
        try
        {
            _statements.ResetAll();
            // Out of a transaction SQLite has rolled back by itself, as where the disk is full.
            if (raw.sqlite3_get_autocommit(_database) == 0)
                _statements.Rollback.Run();
        }
        finally
        {
            EndTurn();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _statements.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private void EndTurn()
    {
        if (!_hasTurn)
            return;
        _hasTurn = false;
        _turns.GiveBack();
    }

    private static StoredCommand ReadCommand(Guid requestId, Statement select)
    {
        var first = select.GetInt64(0);
        return new StoredCommand(
            new CommandReceipt(
                requestId,
                select.IsNull(3) ? null : new PetitionId(select.GetGuid(3)),
                first,
                first + select.GetInt64(1) - 1,
                Time.FromMs(select.GetInt64(4)),
                select.GetBytes(5).ToArray(),
                select.GetNullableString(6) ?? ""),
            select.GetBytes(2).ToArray());
    }

    private static ValueTask<IReadOnlySet<T>> Find<T>(IReadOnlyCollection<T> keys, Statement select, Action<Statement, T> bind)
    {
        var found = new HashSet<T>();
        foreach (var key in keys)
        {
            bind(select, key);
            if (!select.Read())
                continue;
            found.Add(key);
            select.Reset();
        }

        return ValueTask.FromResult<IReadOnlySet<T>>(found);
    }

    private void Run(string sql)
    {
        using var statement = new Statement(_database, sql);
        statement.Run();
    }
}
