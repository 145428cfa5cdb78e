using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// Switches row versioning on, so that readers wait for no writer. It comes first, while the database is empty, and by itself, as it
/// cannot be part of a transaction. Each is skipped where it is on, since it throws out whoever is connected.
/// </summary>
[DbContext(typeof(SqlServerLedgerContext))]
[Migration("20261125034900_RowVersioning")]
public sealed class RowVersioning : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0
                ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
            """,
            suppressTransaction: true);
        migrationBuilder.Sql(
            """
            IF (SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()) <> 1
                ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
            """,
            suppressTransaction: true);
    }
}
