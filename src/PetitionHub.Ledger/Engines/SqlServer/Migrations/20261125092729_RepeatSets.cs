using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// What EF Core's model has no words for: how the index of repeats is kept, its sets, and the hub's rights to it. Its keys are hashes, which
/// have nothing in common from row to row; a page splits now and then, as they come in no order. A hub may remove its rows, since
/// they follow from the ledger and are made again.
/// </summary>
[DbContext(typeof(SqlServerLedgerContext))]
[Migration("20261125092729_RepeatSets")]
public sealed class RepeatSets : Migration
{
    private static readonly string[] Tables = ["repeat_sketches", "repeat_bands"];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
            migrationBuilder.Sql($"ALTER TABLE dbo.{table} REBUILD WITH (DATA_COMPRESSION = ROW);");
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.band_keys AS TABLE (
                band_key bigint NOT NULL,
                PRIMARY KEY (band_key));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.repeat_sketches_rows AS TABLE (
                petition_id binary(16) NOT NULL,
                petitioner binary(16) NULL,
                text_hash bigint NOT NULL,
                sketch binary(252) NULL,
                category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
                territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
                PRIMARY KEY (petition_id));
            """);
        migrationBuilder.Sql(
            """
            CREATE TYPE dbo.repeat_bands_rows AS TABLE (
                band_key bigint NOT NULL,
                petition_id binary(16) NOT NULL,
                PRIMARY KEY (band_key, petition_id));
            """);
        migrationBuilder.Sql("GRANT EXECUTE ON TYPE::dbo.band_keys TO petitionhub_hub;");
        migrationBuilder.Sql("GRANT SELECT, UPDATE ON dbo.projection_positions TO petitionhub_hub;");
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"GRANT SELECT, INSERT, DELETE ON dbo.{table} TO petitionhub_hub;");
            migrationBuilder.Sql($"GRANT EXECUTE ON TYPE::dbo.{table}_rows TO petitionhub_hub;");
        }
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TYPE dbo.band_keys;");
        foreach (var table in Tables)
            migrationBuilder.Sql($"DROP TYPE dbo.{table}_rows;");
    }
}
