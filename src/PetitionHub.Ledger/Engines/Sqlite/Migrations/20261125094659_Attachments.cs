using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Attachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attachment_references",
                columns: table => new
                {
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    petition_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_references", x => new { x.sha256, x.petition_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "attachment_uploads",
                columns: table => new
                {
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    storage_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_at_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_uploads", x => new { x.unit, x.sha256 });
                });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_uploads_sha256",
                table: "attachment_uploads",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_uploads_started_at_ms",
                table: "attachment_uploads",
                column: "started_at_ms");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_uploads_storage_key",
                table: "attachment_uploads",
                column: "storage_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachment_references");

            migrationBuilder.DropTable(
                name: "attachment_uploads");
        }
    }
}
