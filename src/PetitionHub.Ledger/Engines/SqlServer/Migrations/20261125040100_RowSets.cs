using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// The types of the sets that the writer sends (see <see cref="TableTypes"/>). A type cannot be altered: a table that gets a column
/// gets a new type, whose migration drops the old one, and hubs of the old version stop writing there. Strings have the
/// tables' collation, as two columns of different ones cannot be compared.
/// </summary>
[DbContext(typeof(SqlServerLedgerContext))]
[Migration("20261125040100_RowSets")]
public sealed class RowSets : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.uuid_keys AS TABLE (
                id binary(16) NOT NULL,
                PRIMARY KEY (id));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.query_code_keys AS TABLE (
                query_code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                PRIMARY KEY (query_code));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.cursor_keys AS TABLE (
                unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                PRIMARY KEY (unit, consumer));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.inbox_item_keys AS TABLE (
                unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                sequence bigint NOT NULL,
                PRIMARY KEY (unit, consumer, sequence));
            """);
        migrationBuilder.Sql(
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
                trace_parent nvarchar(55) COLLATE Latin1_General_100_BIN2 NULL,
                PRIMARY KEY (sequence));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.entry_addressees_rows AS TABLE (
                addressee nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                sequence bigint NOT NULL,
                PRIMARY KEY (addressee, sequence));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.petitions_rows AS TABLE (
                id binary(16) NOT NULL,
                state varbinary(max) NOT NULL,
                version bigint NOT NULL,
                status int NOT NULL,
                holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                holder_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
                registrar nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
                territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
                purpose int NOT NULL,
                registered_at_ms bigint NOT NULL,
                matter_id binary(16) NOT NULL,
                query_code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                content_sequence bigint NOT NULL,
                last_sequence bigint NOT NULL,
                open_due_at_ms bigint NULL,
                PRIMARY KEY (id));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.petition_parties_rows AS TABLE (
                unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                registered_at_ms bigint NOT NULL,
                petition_id binary(16) NOT NULL,
                PRIMARY KEY (unit, registered_at_ms, petition_id));
            """);
        migrationBuilder.Sql(
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
                PRIMARY KEY (petition_id, number));
            """);
        migrationBuilder.Sql(
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
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.inbox_cursors_rows AS TABLE (
                unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                sequence bigint NOT NULL,
                updated_at_ms bigint NOT NULL,
                PRIMARY KEY (unit, consumer));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.parked_items_rows AS TABLE (
                unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
                consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                sequence bigint NOT NULL,
                reason nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
                parked_at_ms bigint NOT NULL,
                PRIMARY KEY (unit, consumer, sequence));
            """);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var type in (string[])
        [
            "uuid_keys",
            "query_code_keys",
            "cursor_keys",
            "inbox_item_keys",
            "ledger_entries_rows",
            "entry_addressees_rows",
            "petitions_rows",
            "petition_parties_rows",
            "duties_rows",
            "units_rows",
            "inbox_cursors_rows",
            "parked_items_rows",
        ])
            migrationBuilder.Sql($"DROP TYPE dbo.{type};");
    }
}
