using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// All that the engine says to the server by itself, beside the queries and migrations that are made from the model; its tests
/// take every statement of this class.
/// </summary>
/// <remarks>
/// A set is joined from its keys to the big table by LOOP JOIN in FORCE ORDER: one search by key for each. A plan that was made
/// while the tables were small would otherwise hash, and walk, a table of a hundred million rows later.
/// </remarks>
internal static partial class SqlServerStatements
{
    public static readonly SqlStatement SelectSetup = new(
        """
        SELECT is_read_committed_snapshot_on, snapshot_isolation_state, delayed_durability, compatibility_level
        FROM sys.databases WHERE database_id = DB_ID();
        """);

    /// <summary>
    /// The lock that puts batches one after another; an update lock, so that no two hold it and then wait for each other.
    /// </summary>
    public static readonly SqlStatement SelectHead = new(
        """
        SELECT sequence, at_ms, sha256, merkle_frontier, root_sha256, SYSUTCDATETIME()
        FROM dbo.ledger_head WITH (UPDLOCK, HOLDLOCK, ROWLOCK) WHERE id = 1;
        """);

    /// <summary>
    /// The index is for entries with a request id: IS NOT NULL says that it will do, which a join alone does not.
    /// </summary>
    public static readonly SqlStatement SelectCommands = new(
        $"""
        SELECT k.id, f.sequence, f.entries_in_command, f.command_sha256, f.petition_id, f.at_ms, l.sha256,
            CASE WHEN f.kind = {(int)StepKind.Registration} THEN p.query_code END
        FROM @request_ids AS k
        INNER JOIN dbo.ledger_entries AS f ON f.request_id = k.id AND f.request_id IS NOT NULL
        INNER JOIN dbo.ledger_entries AS l ON l.sequence = f.sequence + f.entries_in_command - 1
        LEFT JOIN dbo.petitions AS p ON p.id = f.petition_id
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@request_ids", TableTypes.UuidKeys));

    public static readonly SqlStatement SelectPetitions = new(
        """
        SELECT p.id, p.state, p.content_sequence, p.last_sequence, t.[key]
        FROM @petition_ids AS k INNER JOIN dbo.petitions AS p ON p.id = k.id
        LEFT JOIN dbo.petition_keys AS t ON t.petition_id = p.id
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@petition_ids", TableTypes.UuidKeys));

    public static readonly SqlStatement FindQueryCodes = new(
        """
        SELECT p.query_code FROM @query_codes AS k INNER JOIN dbo.petitions AS p ON p.query_code = k.query_code
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@query_codes", TableTypes.QueryCodeKeys));

    public static readonly SqlStatement SelectCursors = new(
        """
        SELECT c.unit, c.kind, c.name, c.sequence
        FROM @cursor_keys AS k INNER JOIN dbo.cursors AS c ON c.unit = k.unit AND c.kind = k.kind AND c.name = k.name
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@cursor_keys", TableTypes.CursorKeys));

    public static readonly SqlStatement FindAddressed = new(
        """
        SELECT k.unit, k.consumer, k.sequence
        FROM @entries AS k INNER JOIN dbo.entry_addressees AS a ON a.addressee = k.unit AND a.sequence = k.sequence
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@entries", TableTypes.InboxEntryKeys));

    public static readonly SqlStatement FindParked = new(
        """
        SELECT k.unit, k.consumer, k.sequence
        FROM @entries AS k
        INNER JOIN dbo.parked_entries AS p ON p.unit = k.unit AND p.consumer = k.consumer AND p.sequence = k.sequence
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@entries", TableTypes.InboxEntryKeys));

    public static readonly SqlStatement SelectUnits = new(
        """
        SELECT code, name, territory, organ, system, status, successor, sequence
        FROM dbo.units WHERE sequence > @after ORDER BY sequence;
        """,
        StatementParameter.Long("@after"));

    /// <summary>
    /// How the writer's session is set up. XACT_ABORT: any error ends the transaction, never only its statement. Time-outs are
    /// literals, as SET within a statement with parameters ends with that statement.
    /// </summary>
    public static SqlStatement SetUpSession(int lockTimeoutMs) => new(
        $"""
        SET XACT_ABORT ON;
        SET NOCOUNT ON;
        SET LOCK_TIMEOUT {lockTimeoutMs};
        """);
}
