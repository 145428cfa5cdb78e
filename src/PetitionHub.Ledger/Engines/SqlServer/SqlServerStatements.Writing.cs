namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// The statements that write. What may be there already is updated where it is and inserted where it is not, under the lock on
/// the head, so that no other writer can come between. MERGE would do the same in one statement, but has too many known faults to
/// build a ledger on.
/// </summary>
internal static partial class SqlServerStatements
{
    public static readonly SqlStatement InsertEntries = new(
        """
        INSERT INTO dbo.ledger_entries (sequence, petition_id, unit_code, kind, actor, at_ms, request_id, entries_in_command,
            command_sha256, content, sha256, reach, trace_parent)
        SELECT n.sequence, n.petition_id, n.unit_code, n.kind, n.actor, n.at_ms, n.request_id, n.entries_in_command,
            n.command_sha256, n.content, n.sha256, n.reach, n.trace_parent
        FROM @entries AS n;
        """,
        StatementParameter.Rows("@entries", TableTypes.Entries));

    public static readonly SqlStatement InsertTexts = new(
        "INSERT INTO dbo.entry_texts (sequence, content) SELECT n.sequence, n.content FROM @texts AS n;",
        StatementParameter.Rows("@texts", TableTypes.Texts));

    public static readonly SqlStatement InsertKeys = new(
        "INSERT INTO dbo.petition_keys (petition_id, [key]) SELECT n.petition_id, n.[key] FROM @keys AS n;",
        StatementParameter.Rows("@keys", TableTypes.Keys));

    public static readonly SqlStatement InsertAddressees = new(
        "INSERT INTO dbo.entry_addressees (addressee, sequence) SELECT n.addressee, n.sequence FROM @addressees AS n;",
        StatementParameter.Rows("@addressees", TableTypes.Addressees));

    public static readonly SqlStatement InsertPetitions = new(
        """
        INSERT INTO dbo.petitions (id, state, query_code, content_sequence, last_sequence)
        SELECT n.id, n.state, n.query_code, n.content_sequence, n.last_sequence FROM @new_petitions AS n;
        """,
        StatementParameter.Rows("@new_petitions", TableTypes.Petitions));

    // The code never changes: to name it would cost its index a visit, which is logged too with row versioning.
    public static readonly SqlStatement UpdatePetitions = new(
        """
        UPDATE p SET state = n.state, content_sequence = n.content_sequence, last_sequence = n.last_sequence
        FROM @petitions AS n INNER JOIN dbo.petitions AS p ON p.id = n.id
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@petitions", TableTypes.Petitions));

    public static readonly SqlStatement PutUnits = new(
        """
        UPDATE u SET name = n.name, territory = n.territory, organ = n.organ, system = n.system, status = n.status,
            successor = n.successor, sequence = n.sequence
        FROM @units AS n INNER JOIN dbo.units AS u ON u.code = n.code
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO dbo.units (code, name, territory, organ, system, status, successor, sequence)
        SELECT n.code, n.name, n.territory, n.organ, n.system, n.status, n.successor, n.sequence
        FROM @units AS n
        WHERE NOT EXISTS (SELECT 1 FROM dbo.units AS u WHERE u.code = n.code)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@units", TableTypes.Units));

    public static readonly SqlStatement PutCursors = new(
        """
        UPDATE c SET sequence = n.sequence, updated_at_ms = n.updated_at_ms
        FROM @cursors AS n INNER JOIN dbo.cursors AS c ON c.unit = n.unit AND c.kind = n.kind AND c.name = n.name
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO dbo.cursors (unit, kind, name, sequence, updated_at_ms)
        SELECT n.unit, n.kind, n.name, n.sequence, n.updated_at_ms FROM @cursors AS n
        WHERE NOT EXISTS (SELECT 1 FROM dbo.cursors AS c WHERE c.unit = n.unit AND c.kind = n.kind AND c.name = n.name)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@cursors", TableTypes.Cursors));

    public static readonly SqlStatement PutParked = new(
        """
        UPDATE p SET reason = n.reason, parked_at_ms = n.parked_at_ms
        FROM @parked AS n
        INNER JOIN dbo.parked_entries AS p ON p.unit = n.unit AND p.consumer = n.consumer AND p.sequence = n.sequence
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO dbo.parked_entries (unit, consumer, sequence, reason, parked_at_ms)
        SELECT n.unit, n.consumer, n.sequence, n.reason, n.parked_at_ms FROM @parked AS n
        WHERE NOT EXISTS (
            SELECT 1 FROM dbo.parked_entries AS p WHERE p.unit = n.unit AND p.consumer = n.consumer AND p.sequence = n.sequence)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@parked", TableTypes.Parked));

    public static readonly SqlStatement DeleteParked = new(
        """
        DELETE p FROM @unparked AS n
        INNER JOIN dbo.parked_entries AS p ON p.unit = n.unit AND p.consumer = n.consumer AND p.sequence = n.sequence
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@unparked", TableTypes.InboxEntryKeys));

    public static readonly SqlStatement UpdateHead = new(
        """
        UPDATE dbo.ledger_head SET sequence = @sequence, at_ms = @at_ms, sha256 = @sha256, merkle_frontier = @merkle_frontier,
            root_sha256 = @root_sha256
        WHERE id = 1;
        """,
        StatementParameter.Long("@sequence"),
        StatementParameter.Long("@at_ms"),
        StatementParameter.Digest("@sha256"),
        StatementParameter.Bytes("@merkle_frontier"),
        StatementParameter.Digest("@root_sha256"));
}
