using Microsoft.EntityFrameworkCore.Migrations;

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// What EF Core's model has no words for: row versioning, how tables are kept, the types of the sets that the writer sends, and
/// the role of the user that a hub connects as.
/// </summary>
public partial class Initial
{
    // Readers wait for no writer. It comes first, while the database is empty, and outside of the transaction. Each is skipped
    // where it is on, since it throws out whoever is connected.
    private static readonly string[] RowVersioning =
    [
        """
        IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """,
        """
        IF (SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()) <> 1
            ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
        """,
    ];

    // A member of db_owner who makes the schema would own it, and could not be removed from the database any more.
    private const string OwnProjections = "ALTER AUTHORIZATION ON SCHEMA::projections TO dbo;";

    // Every table is clustered by its primary key. Entries come at the end of theirs, petitions nearly so, as their ids begin
    // with the time. Rows of inboxes, parties and territories are put in order of their unit or territory: a page splits now and
    // then when they are written, so that an inbox is one walk when it is read. There are no partitions: the ledger's rows are
    // never removed, and a unique key of a partitioned table has to contain the month, whereas a sequence, a request id and a
    // query code are unique for ever.
    //
    // Page compression pays where rows repeat one another: a unit's code, a petition's id. Entries and petitions are mostly
    // content, digests and state, and the index of repeats hashes, which have nothing in common from row to row: there it is row
    // compression.
    private static readonly string[] ByPage =
    [
        "dbo.entry_addressees", "projections.listed_petitions", "projections.duties", "projections.petition_parties",
        "projections.reached_territories", "projections.territory_entries", "projections.sent_entries",
        "projections.flow_hours", "projections.flow_cells", "projections.unit_measures",
        "projections.territory_measures",
    ];

    private static readonly string[] ByRow =
    [
        "dbo.ledger_entries", "dbo.entry_texts", "dbo.petition_keys", "dbo.petitions", "dbo.units", "dbo.cursors",
        "dbo.parked_entries", "dbo.attachment_uploads", "dbo.attachment_references", "projections.repeat_sketches",
        "projections.repeat_bands", "projections.monitored_units", "projections.monitored_petitions",
        "projections.unit_contacts", "projections.unit_errors",
    ];

    // See TableTypes. A type cannot be altered: a table that gets a column gets a new type, whose migration drops the old one,
    // and hubs of the old version stop writing there. Strings have the tables' collation, as two columns of different ones cannot
    // be compared.
    private static readonly string[] Sets =
    [
        """
        CREATE TYPE dbo.uuid_keys AS TABLE (
            id binary(16) NOT NULL,
            PRIMARY KEY (id));
        """,
        """
        CREATE TYPE dbo.query_code_keys AS TABLE (
            query_code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (query_code));
        """,
        """
        CREATE TYPE dbo.cursor_keys AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            kind int NOT NULL,
            name nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (unit, kind, name));
        """,
        """
        CREATE TYPE dbo.inbox_entry_keys AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (unit, consumer, sequence));
        """,
        """
        CREATE TYPE dbo.ledger_entries_rows AS TABLE (
            sequence bigint NOT NULL,
            petition_id binary(16) NULL,
            unit_code nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            kind int NOT NULL,
            actor nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
            at_ms bigint NOT NULL,
            request_id binary(16) NULL,
            entries_in_command int NOT NULL,
            command_sha256 binary(32) NULL,
            content varbinary(max) NOT NULL,
            sha256 binary(32) NOT NULL,
            reach nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
            trace_parent nvarchar(55) COLLATE Latin1_General_100_BIN2 NULL,
            PRIMARY KEY (sequence));
        """,
        """
        CREATE TYPE dbo.entry_texts_rows AS TABLE (
            sequence bigint NOT NULL,
            content varbinary(max) NOT NULL,
            PRIMARY KEY (sequence));
        """,
        """
        CREATE TYPE dbo.petition_keys_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            [key] varbinary(max) NOT NULL,
            PRIMARY KEY (petition_id));
        """,
        """
        CREATE TYPE dbo.entry_addressees_rows AS TABLE (
            addressee nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (addressee, sequence));
        """,
        """
        CREATE TYPE dbo.petitions_rows AS TABLE (
            id binary(16) NOT NULL,
            state varbinary(max) NOT NULL,
            query_code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            content_sequence bigint NOT NULL,
            last_sequence bigint NOT NULL,
            PRIMARY KEY (id));
        """,
        """
        CREATE TYPE dbo.units_rows AS TABLE (
            code nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            name nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            organ int NOT NULL,
            system nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            status int NOT NULL,
            successor nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (code));
        """,
        """
        CREATE TYPE dbo.cursors_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            kind int NOT NULL,
            name nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            updated_at_ms bigint NOT NULL,
            PRIMARY KEY (unit, kind, name));
        """,
        """
        CREATE TYPE dbo.parked_entries_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            reason varbinary(max) NOT NULL,
            parked_at_ms bigint NOT NULL,
            PRIMARY KEY (unit, consumer, sequence));
        """,
        """
        CREATE TYPE dbo.listed_petitions_rows AS TABLE (
            id binary(16) NOT NULL,
            status int NOT NULL,
            holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            holder_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registrar nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            purpose int NOT NULL,
            registered_at_ms bigint NOT NULL,
            matter_id binary(16) NOT NULL,
            open_due_at_ms bigint NULL,
            passing_counted_from_ms bigint NULL,
            PRIMARY KEY (id));
        """,
        """
        CREATE TYPE dbo.duties_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            number int NOT NULL,
            kind int NOT NULL,
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            owed_to nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            started_at_ms bigint NOT NULL,
            due_at_ms bigint NOT NULL,
            is_provisional bit NOT NULL,
            rule_set nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            state int NOT NULL,
            ended_at_ms bigint NULL,
            told int NOT NULL,
            PRIMARY KEY (petition_id, number));
        """,
        """
        CREATE TYPE dbo.petition_parties_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registered_at_ms bigint NOT NULL,
            petition_id binary(16) NOT NULL,
            PRIMARY KEY (unit, registered_at_ms, petition_id));
        """,
        """
        CREATE TYPE dbo.reached_territories_rows AS TABLE (
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registered_at_ms bigint NOT NULL,
            petition_id binary(16) NOT NULL,
            PRIMARY KEY (territory, registered_at_ms, petition_id));
        """,
        """
        CREATE TYPE dbo.territory_entries_rows AS TABLE (
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (territory, sequence));
        """,
        """
        CREATE TYPE dbo.sent_entries_rows AS TABLE (
            actor nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (actor, sequence));
        """,
        """
        CREATE TYPE dbo.changed_holders AS TABLE (
            holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (holder));
        """,
        """
        CREATE TYPE dbo.band_keys AS TABLE (
            band_key bigint NOT NULL,
            PRIMARY KEY (band_key));
        """,
        """
        CREATE TYPE dbo.repeat_sketches_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            petitioner binary(16) NULL,
            text_hash bigint NOT NULL,
            sketch binary(252) NULL,
            category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (petition_id));
        """,
        """
        CREATE TYPE dbo.repeat_bands_rows AS TABLE (
            band_key bigint NOT NULL,
            petition_id binary(16) NOT NULL,
            PRIMARY KEY (band_key, petition_id));
        """,
        """
        CREATE TYPE dbo.unit_keys AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (unit));
        """,
        """
        CREATE TYPE dbo.attachment_keys AS TABLE (
            sha256 binary(32) NOT NULL,
            PRIMARY KEY (sha256));
        """,
        """
        CREATE TYPE dbo.upload_keys AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sha256 binary(32) NOT NULL,
            PRIMARY KEY (unit, sha256));
        """,
        """
        CREATE TYPE dbo.attachment_uploads_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sha256 binary(32) NOT NULL,
            size_bytes bigint NOT NULL,
            media_type nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
            storage_key binary(16) NOT NULL,
            [key] varbinary(max) NOT NULL,
            started_at_ms bigint NOT NULL,
            completed_at_ms bigint NULL,
            PRIMARY KEY (unit, sha256));
        """,
        """
        CREATE TYPE dbo.attachment_references_rows AS TABLE (
            sha256 binary(32) NOT NULL,
            petition_id binary(16) NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (sha256, petition_id, sequence));
        """,
        """
        CREATE TYPE dbo.monitored_units_rows AS TABLE (
            code nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            organ int NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (code));
        """,
        """
        CREATE TYPE dbo.monitored_petitions_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            registrar nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registrar_organ int NOT NULL,
            registered_at_ms bigint NOT NULL,
            status int NOT NULL,
            holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            open_holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            held_since_ms bigint NOT NULL,
            hands nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
            bounces int NOT NULL,
            between_since_ms bigint NULL,
            acting_unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            waiting_kind int NULL,
            waiting_since_ms bigint NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            destination nvarchar(9) COLLATE Latin1_General_100_BIN2 NULL,
            region nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
            persons int NOT NULL,
            is_excluded bit NOT NULL,
            is_repeat bit NOT NULL,
            bureau_due_ms bigint NULL,
            bureau_done_ms bigint NULL,
            unit_due_ms bigint NULL,
            unit_done_ms bigint NULL,
            reply_due_ms bigint NULL,
            concluded_at_ms bigint NULL,
            backlog_at_ms bigint NULL,
            bureau_rating int NULL,
            bureau_rated_at_ms bigint NULL,
            unit_rating int NULL,
            unit_rated_at_ms bigint NULL,
            voided_at_ms bigint NULL,
            accused nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (petition_id));
        """,
        """
        CREATE TYPE dbo.flow_hours_rows AS TABLE (
            hour int NOT NULL,
            from_unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            to_unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            kind int NOT NULL,
            from_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            to_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (hour, from_unit, to_unit, kind, from_territory, to_territory));
        """,
        """
        CREATE TYPE dbo.flow_cells_rows AS TABLE (
            grain int NOT NULL,
            bucket int NOT NULL,
            from_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            from_level int NOT NULL,
            to_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            to_level int NOT NULL,
            kind int NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (grain, bucket, from_territory, from_level, to_territory, to_level, kind));
        """,
        """
        CREATE TYPE dbo.unit_measures_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            hour int NOT NULL,
            measure int NOT NULL,
            level int NOT NULL,
            count bigint NOT NULL,
            total_seconds bigint NOT NULL,
            longest_seconds bigint NOT NULL,
            PRIMARY KEY (unit, hour, measure, level));
        """,
        """
        CREATE TYPE dbo.territory_measures_rows AS TABLE (
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            grain int NOT NULL,
            bucket int NOT NULL,
            measure int NOT NULL,
            level int NOT NULL,
            count bigint NOT NULL,
            total_seconds bigint NOT NULL,
            longest_seconds bigint NOT NULL,
            PRIMARY KEY (territory, grain, bucket, measure, level));
        """,
        """
        CREATE TYPE dbo.unit_contacts_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            called_at_ms bigint NULL,
            pulled_at_ms bigint NULL,
            commanded_at_ms bigint NULL,
            certificate_ends_at_ms bigint NULL,
            PRIMARY KEY (unit));
        """,
        """
        CREATE TYPE dbo.unit_errors_rows AS TABLE (
            day int NOT NULL,
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            reason nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            count bigint NOT NULL,
            last_at_ms bigint NOT NULL,
            PRIMARY KEY (day, unit, reason));
        """,
    ];

    // A hub may do what a hub does and nothing else. No entry is removed or rewritten, and the server enforces it too: what is
    // denied stays denied, whatever other role the user is put into, short of the owner's. What follows from the ledger may be
    // removed, as it is made again.
    private static readonly string[] Rights =
    [
        // An administrator may have made it before, with the hub's user in it.
        "IF DATABASE_PRINCIPAL_ID(N'petitionhub_hub') IS NULL CREATE ROLE petitionhub_hub;",
        "GRANT SELECT, UPDATE ON dbo.ledger_head TO petitionhub_hub;",
        "GRANT SELECT, INSERT ON dbo.ledger_entries TO petitionhub_hub;",
        "GRANT SELECT, INSERT ON dbo.entry_texts TO petitionhub_hub;",
        "GRANT SELECT, INSERT ON dbo.petition_keys TO petitionhub_hub;",
        "GRANT SELECT, INSERT ON dbo.entry_addressees TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE ON dbo.petitions TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE ON dbo.units TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE ON dbo.cursors TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.parked_entries TO petitionhub_hub;",
        "GRANT SELECT ON dbo.__EFMigrationsHistory TO petitionhub_hub;",
        "GRANT SELECT, UPDATE ON projections.projection_positions TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.listed_petitions TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.duties TO petitionhub_hub;",
        "GRANT SELECT, INSERT, DELETE ON projections.petition_parties TO petitionhub_hub;",
        "GRANT SELECT, INSERT, DELETE ON projections.reached_territories TO petitionhub_hub;",
        "GRANT SELECT, INSERT, DELETE ON projections.territory_entries TO petitionhub_hub;",
        "GRANT SELECT, INSERT, DELETE ON projections.sent_entries TO petitionhub_hub;",
        "GRANT SELECT, INSERT, DELETE ON projections.repeat_sketches TO petitionhub_hub;",
        "GRANT SELECT, INSERT, DELETE ON projections.repeat_bands TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.attachment_uploads TO petitionhub_hub;",
        "GRANT SELECT, INSERT ON dbo.attachment_references TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.monitored_units TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.monitored_petitions TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.flow_hours TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.flow_cells TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.unit_measures TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.territory_measures TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.unit_contacts TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.unit_errors TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.operator_accounts TO petitionhub_hub;",
        "DENY UPDATE, DELETE ON dbo.ledger_entries TO petitionhub_hub;",
        "DENY UPDATE, DELETE ON dbo.entry_texts TO petitionhub_hub;",
        "DENY UPDATE, DELETE ON dbo.petition_keys TO petitionhub_hub;",
        "DENY UPDATE, DELETE ON dbo.entry_addressees TO petitionhub_hub;",
        "DENY UPDATE, DELETE ON dbo.attachment_references TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.uuid_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.query_code_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.cursor_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.inbox_entry_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.ledger_entries_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.entry_texts_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.petition_keys_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.entry_addressees_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.petitions_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.units_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.cursors_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.parked_entries_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.listed_petitions_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.duties_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.petition_parties_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.reached_territories_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.territory_entries_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.sent_entries_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.changed_holders TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.band_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.repeat_sketches_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.repeat_bands_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.attachment_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.upload_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.attachment_uploads_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.attachment_references_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.monitored_units_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.monitored_petitions_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.flow_hours_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.flow_cells_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_measures_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.territory_measures_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_contacts_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_errors_rows TO petitionhub_hub;",
    ];

    private static void SetUp(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(OwnProjections);
        foreach (var table in ByPage)
            migrationBuilder.Sql($"ALTER TABLE {table} REBUILD WITH (DATA_COMPRESSION = PAGE);");
        foreach (var table in ByRow)
            migrationBuilder.Sql($"ALTER TABLE {table} REBUILD WITH (DATA_COMPRESSION = ROW);");
        // Batches take turns, so that few ever meet on the last page; this is for those that do, and costs nothing.
        migrationBuilder.Sql("ALTER INDEX pk_ledger_entries ON dbo.ledger_entries SET (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON);");
        foreach (var statement in (string[])[.. Sets, .. Rights])
            migrationBuilder.Sql(statement);
    }
}
