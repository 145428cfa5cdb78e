using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// The role of the user that a hub connects as: it may do what a hub does and nothing else. Nothing is removed or rewritten, and the
/// server enforces it too: what is denied stays denied, whatever other role the user is put into, short of the owner's.
/// </summary>
[DbContext(typeof(SqlServerLedgerContext))]
[Migration("20261125040200_HubRole")]
public sealed class HubRole : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // An administrator may have made it before, with the hub's user in it.
        migrationBuilder.Sql("IF DATABASE_PRINCIPAL_ID(N'petitionhub_hub') IS NULL CREATE ROLE petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, UPDATE ON dbo.ledger_head TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT ON dbo.ledger_entries TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT ON dbo.entry_addressees TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE ON dbo.petitions TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT ON dbo.petition_parties TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE ON dbo.duties TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE ON dbo.units TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE ON dbo.inbox_cursors TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.parked_items TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT ON dbo.__EFMigrationsHistory TO petitionhub_hub;");
        migrationBuilder.Sql("DENY UPDATE, DELETE ON dbo.ledger_entries TO petitionhub_hub;");
        migrationBuilder.Sql("DENY UPDATE, DELETE ON dbo.entry_addressees TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.uuid_keys TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.query_code_keys TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.cursor_keys TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.inbox_item_keys TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.ledger_entries_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.entry_addressees_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.petitions_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.petition_parties_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.duties_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.units_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.inbox_cursors_rows TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.parked_items_rows TO petitionhub_hub;");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP ROLE petitionhub_hub;");
}
