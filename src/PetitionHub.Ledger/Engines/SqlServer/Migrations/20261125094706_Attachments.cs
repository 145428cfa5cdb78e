using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Attachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attachment_references",
                schema: "dbo",
                columns: table => new
                {
                    sha256 = table.Column<byte[]>(type: "binary(32)", nullable: false),
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_references", x => new { x.sha256, x.petition_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "attachment_uploads",
                schema: "dbo",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sha256 = table.Column<byte[]>(type: "binary(32)", nullable: false),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    media_type = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    storage_key = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    started_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    completed_at_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_uploads", x => new { x.unit, x.sha256 });
                });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_uploads_sha256",
                schema: "dbo",
                table: "attachment_uploads",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_uploads_started_at_ms",
                schema: "dbo",
                table: "attachment_uploads",
                column: "started_at_ms");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_uploads_storage_key",
                schema: "dbo",
                table: "attachment_uploads",
                column: "storage_key");

            foreach (var statement in Definitions)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in Removals)
                migrationBuilder.Sql(statement);

            migrationBuilder.DropTable(
                name: "attachment_references",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "attachment_uploads",
                schema: "dbo");
        }
    }
}
