using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
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
                    key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_at_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_uploads", x => new { x.unit, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                columns: table => new
                {
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cursors", x => new { x.unit, x.kind, x.name });
                });

            migrationBuilder.CreateTable(
                name: "entry_addressees",
                columns: table => new
                {
                    addressee = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_addressees", x => new { x.addressee, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "entry_texts",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_texts", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    petition_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    request_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    entries_in_command = table.Column<int>(type: "INTEGER", nullable: false),
                    command_sha256 = table.Column<byte[]>(type: "BLOB", nullable: true),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reach = table.Column<string>(type: "TEXT", nullable: true),
                    trace_parent = table.Column<string>(type: "TEXT", maxLength: 55, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "ledger_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merkle_frontier = table.Column<byte[]>(type: "BLOB", nullable: false),
                    root_sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text_key = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operator_accounts",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    is_disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operator_accounts", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "parked_entries",
                columns: table => new
                {
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    parked_at_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parked_entries", x => new { x.unit, x.consumer, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "petition_keys",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_keys", x => x.petition_id);
                });

            migrationBuilder.CreateTable(
                name: "petitions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<byte[]>(type: "BLOB", nullable: false),
                    query_code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    organ = table.Column<int>(type: "INTEGER", nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    successor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.code);
                });

            migrationBuilder.InsertData(
                table: "ledger_head",
                columns: new[] { "id", "at_ms", "merkle_frontier", "root_sha256", "sequence", "sha256", "text_key" },
                values: new object[] { 1, 0L, new byte[0], new byte[] { 227, 176, 196, 66, 152, 252, 28, 20, 154, 251, 244, 200, 153, 111, 185, 36, 39, 174, 65, 228, 100, 155, 147, 76, 164, 149, 153, 27, 120, 82, 184, 85 }, 0L, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, null });

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

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_petition_id_sequence",
                table: "ledger_entries",
                columns: new[] { "petition_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_request_id",
                table: "ledger_entries",
                column: "request_id",
                unique: true,
                filter: "request_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_parked_entries_parked_at_ms",
                table: "parked_entries",
                column: "parked_at_ms");

            migrationBuilder.CreateIndex(
                name: "ix_petitions_query_code",
                table: "petitions",
                column: "query_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_sequence",
                table: "units",
                column: "sequence");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachment_references");

            migrationBuilder.DropTable(
                name: "attachment_uploads");

            migrationBuilder.DropTable(
                name: "cursors");

            migrationBuilder.DropTable(
                name: "entry_addressees");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "ledger_head");

            migrationBuilder.DropTable(
                name: "operator_accounts");

            migrationBuilder.DropTable(
                name: "parked_entries");

            migrationBuilder.DropTable(
                name: "petitions");

            migrationBuilder.DropTable(
                name: "units");
        }
    }
}
