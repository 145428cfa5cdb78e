using PetitionHub.Domain.Petitions;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>The writer's statements, each prepared once. Parameters are by position.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly List<Statement> _all = [];
    private readonly sqlite3 _database;

    public SqliteStatements(sqlite3 database)
    {
        _database = database;
        Begin = Prepare("BEGIN IMMEDIATE");
        Commit = Prepare("COMMIT");
        Rollback = Prepare("ROLLBACK");
        SelectHead = Prepare("SELECT sequence, at_ms, sha256, merkle_frontier, root_sha256 FROM ledger_head WHERE id = 1");
        SelectCommand = Prepare(
            $"""
            SELECT f.sequence, f.entries_in_command, f.command_sha256, f.petition_id, f.at_ms, l.sha256,
                CASE WHEN f.kind = {(int)StepKind.Registration} THEN p.query_code END
            FROM ledger_entries f
            JOIN ledger_entries l ON l.sequence = f.sequence + f.entries_in_command - 1
            LEFT JOIN petitions p ON p.id = f.petition_id
            WHERE f.request_id = ?
            """);
        SelectPetition = Prepare(
            """
            SELECT p.state, p.content_sequence, p.last_sequence, k.key
            FROM petitions p LEFT JOIN petition_keys k ON k.petition_id = p.id WHERE p.id = ?
            """);
        FindQueryCode = Prepare("SELECT 1 FROM petitions WHERE query_code = ?");
        SelectCursor = Prepare("SELECT sequence FROM cursors WHERE unit = ? AND kind = ? AND name = ?");
        FindAddressee = Prepare("SELECT 1 FROM entry_addressees WHERE addressee = ? AND sequence = ?");
        FindParked = Prepare("SELECT 1 FROM parked_entries WHERE unit = ? AND consumer = ? AND sequence = ?");
        SelectUnits = Prepare(
            """
            SELECT code, name, territory, organ, system, status, successor, sequence
            FROM units WHERE sequence > ? ORDER BY sequence
            """);
        InsertEntry = Prepare(
            """
            INSERT INTO ledger_entries (sequence, petition_id, unit_code, kind, actor, at_ms, request_id,
                entries_in_command, command_sha256, content, sha256, reach, trace_parent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        InsertTexts = Prepare("INSERT INTO entry_texts (sequence, content) VALUES (?, ?)");
        InsertKey = Prepare("INSERT INTO petition_keys (petition_id, key) VALUES (?, ?)");
        InsertAddressee = Prepare("INSERT INTO entry_addressees (addressee, sequence) VALUES (?, ?)");
        InsertPetition = Prepare(
            "INSERT INTO petitions (state, content_sequence, last_sequence, id, query_code) VALUES (?, ?, ?, ?, ?)");
        // The code never changes: to name it would cost its index a visit.
        UpdatePetition = Prepare("UPDATE petitions SET state = ?, content_sequence = ?, last_sequence = ? WHERE id = ?");
        PutUnit = Prepare(
            """
            INSERT INTO units (code, name, territory, organ, system, status, successor, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET name = excluded.name, territory = excluded.territory, organ = excluded.organ,
                system = excluded.system, status = excluded.status, successor = excluded.successor, sequence = excluded.sequence
            """);
        PutCursor = Prepare(
            """
            INSERT INTO cursors (unit, kind, name, sequence, updated_at_ms) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, updated_at_ms = excluded.updated_at_ms
            """);
        PutParked = Prepare(
            """
            INSERT INTO parked_entries (unit, consumer, sequence, reason, parked_at_ms) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET reason = excluded.reason, parked_at_ms = excluded.parked_at_ms
            """);
        DeleteParked = Prepare("DELETE FROM parked_entries WHERE unit = ? AND consumer = ? AND sequence = ?");
        SelectUpload = Prepare(
            """
            SELECT size_bytes, media_type, storage_key, started_at_ms, completed_at_ms, key
            FROM attachment_uploads WHERE unit = ? AND sha256 = ?
            """);
        SumUploads = Prepare("SELECT SUM(size_bytes) FROM attachment_uploads WHERE unit = ?");
        FindStored = Prepare(
            "SELECT storage_key, key FROM attachment_uploads WHERE sha256 = ? AND completed_at_ms IS NOT NULL LIMIT 1");
        PutUpload = Prepare(
            """
            INSERT INTO attachment_uploads (unit, sha256, size_bytes, media_type, storage_key, key, started_at_ms,
                completed_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET size_bytes = excluded.size_bytes, media_type = excluded.media_type,
                storage_key = excluded.storage_key, key = excluded.key, started_at_ms = excluded.started_at_ms,
                completed_at_ms = excluded.completed_at_ms
            """);
        DeleteUpload = Prepare("DELETE FROM attachment_uploads WHERE unit = ? AND sha256 = ?");
        CollectUploads = Prepare(
            """
            DELETE FROM attachment_uploads
            WHERE started_at_ms >= ? AND started_at_ms <= ? AND NOT EXISTS (
                SELECT 1 FROM attachment_references r WHERE r.sha256 = attachment_uploads.sha256)
            """);
        InsertReference = Prepare("INSERT INTO attachment_references (sha256, petition_id, sequence) VALUES (?, ?, ?)");
        UpdateHead = Prepare("UPDATE ledger_head SET sequence = ?, at_ms = ?, sha256 = ?, merkle_frontier = ?, root_sha256 = ?");
    }

    public Statement Begin { get; }
    public Statement Commit { get; }
    public Statement Rollback { get; }
    public Statement SelectHead { get; }
    public Statement SelectCommand { get; }
    public Statement SelectPetition { get; }
    public Statement FindQueryCode { get; }
    public Statement SelectCursor { get; }
    public Statement FindAddressee { get; }
    public Statement FindParked { get; }
    public Statement SelectUnits { get; }
    public Statement InsertEntry { get; }
    public Statement InsertTexts { get; }
    public Statement InsertKey { get; }
    public Statement InsertAddressee { get; }
    public Statement InsertPetition { get; }
    public Statement UpdatePetition { get; }
    public Statement PutUnit { get; }
    public Statement PutCursor { get; }
    public Statement PutParked { get; }
    public Statement DeleteParked { get; }
    public Statement SelectUpload { get; }
    public Statement SumUploads { get; }
    public Statement FindStored { get; }
    public Statement PutUpload { get; }
    public Statement DeleteUpload { get; }
    public Statement CollectUploads { get; }
    public Statement InsertReference { get; }
    public Statement UpdateHead { get; }

    /// <summary>Ends what a fault left half read.</summary>
    public void ResetAll() => _all.ForEach(statement => statement.Reset());

    public void Dispose() => _all.ForEach(statement => statement.Dispose());

    private Statement Prepare(string sql)
    {
        var statement = new Statement(_database, sql);
        _all.Add(statement);
        return statement;
    }
}
