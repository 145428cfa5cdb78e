using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "dbo");

            migrationBuilder.CreateTable(
                name: "duties",
                schema: "dbo",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    owed_to = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    started_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    due_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    is_provisional = table.Column<bool>(type: "bit", nullable: false),
                    rule_set = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    ended_at_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duties", x => new { x.petition_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "entry_addressees",
                schema: "dbo",
                columns: table => new
                {
                    addressee = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_addressees", x => new { x.addressee, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "inbox_cursors",
                schema: "dbo",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    consumer = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    updated_at_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_cursors", x => new { x.unit, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                schema: "dbo",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    unit_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    at_ms = table.Column<long>(type: "bigint", nullable: false),
                    request_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    entries_in_command = table.Column<int>(type: "int", nullable: false),
                    command_sha256 = table.Column<byte[]>(type: "binary(32)", nullable: true),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    sha256 = table.Column<byte[]>(type: "binary(32)", nullable: false),
                    trace_parent = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "ledger_head",
                schema: "dbo",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at_ms = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "binary(32)", nullable: false),
                    merkle_frontier = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    root_sha256 = table.Column<byte[]>(type: "binary(32)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parked_items",
                schema: "dbo",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    consumer = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    parked_at_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parked_items", x => new { x.unit, x.consumer, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "petition_parties",
                schema: "dbo",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    registered_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_parties", x => new { x.unit, x.registered_at_ms, x.petition_id });
                });

            migrationBuilder.CreateTable(
                name: "petitions",
                schema: "dbo",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    state = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    holder_territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    registrar = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    category = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    purpose = table.Column<int>(type: "int", nullable: false),
                    registered_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    matter_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    query_code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    content_sequence = table.Column<long>(type: "bigint", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    open_due_at_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                schema: "dbo",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    organ = table.Column<int>(type: "int", nullable: false),
                    system = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    status = table.Column<int>(type: "int", nullable: false),
                    successor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.code);
                });

            migrationBuilder.InsertData(
                schema: "dbo",
                table: "ledger_head",
                columns: new[] { "id", "at_ms", "merkle_frontier", "root_sha256", "sequence", "sha256" },
                values: new object[] { 1, 0L, new byte[0], new byte[] { 227, 176, 196, 66, 152, 252, 28, 20, 154, 251, 244, 200, 153, 111, 185, 36, 39, 174, 65, 228, 100, 155, 147, 76, 164, 149, 153, 27, 120, 82, 184, 85 }, 0L, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } });

            migrationBuilder.CreateIndex(
                name: "ix_duties_due_at_ms",
                schema: "dbo",
                table: "duties",
                column: "due_at_ms",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_petition_id_sequence",
                schema: "dbo",
                table: "ledger_entries",
                columns: new[] { "petition_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_request_id",
                schema: "dbo",
                table: "ledger_entries",
                column: "request_id",
                unique: true,
                filter: "request_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_petitions_holder_registered_at_ms_id",
                schema: "dbo",
                table: "petitions",
                columns: new[] { "holder", "registered_at_ms", "id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "ix_petitions_holder_territory_registered_at_ms_id",
                schema: "dbo",
                table: "petitions",
                columns: new[] { "holder_territory", "registered_at_ms", "id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "ix_petitions_matter_id",
                schema: "dbo",
                table: "petitions",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_petitions_query_code",
                schema: "dbo",
                table: "petitions",
                column: "query_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_petitions_registered_at_ms_id",
                schema: "dbo",
                table: "petitions",
                columns: new[] { "registered_at_ms", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_petitions_registrar_registered_at_ms_id",
                schema: "dbo",
                table: "petitions",
                columns: new[] { "registrar", "registered_at_ms", "id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "ix_units_sequence",
                schema: "dbo",
                table: "units",
                column: "sequence");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duties",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "entry_addressees",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "inbox_cursors",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "ledger_entries",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "ledger_head",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "parked_items",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "petition_parties",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "petitions",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "units",
                schema: "dbo");
        }
    }
}
