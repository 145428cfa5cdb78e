using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Monitoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "flow_cells",
                columns: table => new
                {
                    grain = table.Column<int>(type: "INTEGER", nullable: false),
                    bucket = table.Column<int>(type: "INTEGER", nullable: false),
                    from_territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    from_level = table.Column<int>(type: "INTEGER", nullable: false),
                    to_territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    to_level = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_cells", x => new { x.grain, x.bucket, x.from_territory, x.from_level, x.to_territory, x.to_level, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "flow_hours",
                columns: table => new
                {
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    from_unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to_unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    from_territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    to_territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_hours", x => new { x.hour, x.from_unit, x.to_unit, x.kind, x.from_territory, x.to_territory });
                });

            migrationBuilder.CreateTable(
                name: "measures",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    grain = table.Column<int>(type: "INTEGER", nullable: false),
                    bucket = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<int>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    total_seconds = table.Column<long>(type: "INTEGER", nullable: false),
                    longest_seconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measures", x => new { x.subject, x.grain, x.bucket, x.measure, x.level });
                });

            migrationBuilder.CreateTable(
                name: "monitored_items",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    registrar = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    registrar_organ = table.Column<int>(type: "INTEGER", nullable: false),
                    registered_at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    open_holder = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    held_since_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    hands = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bounces = table.Column<int>(type: "INTEGER", nullable: false),
                    between_since_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    acting_unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    waiting_kind = table.Column<int>(type: "INTEGER", nullable: true),
                    waiting_since_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    destination = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    persons = table.Column<int>(type: "INTEGER", nullable: false),
                    is_excluded = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_repeat = table.Column<bool>(type: "INTEGER", nullable: false),
                    bureau_due_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    bureau_done_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_due_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_done_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    reply_due_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    concluded_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    backlog_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    bureau_rating = table.Column<int>(type: "INTEGER", nullable: true),
                    bureau_rated_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_rating = table.Column<int>(type: "INTEGER", nullable: true),
                    unit_rated_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    voided_at_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monitored_items", x => x.petition_id);
                });

            migrationBuilder.CreateTable(
                name: "monitored_units",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    organ = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monitored_units", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "unit_contacts",
                columns: table => new
                {
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    called_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    pulled_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    commanded_at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    certificate_ends_at_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_contacts", x => x.unit);
                });

            migrationBuilder.CreateTable(
                name: "unit_errors",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_errors", x => new { x.day, x.unit, x.reason });
                });

            migrationBuilder.InsertData(
                table: "projection_positions",
                columns: new[] { "name", "sequence", "version" },
                values: new object[] { "monitoring", 0L, 0 });

            migrationBuilder.CreateIndex(
                name: "ix_parked_items_parked_at_ms",
                table: "parked_items",
                column: "parked_at_ms");

            migrationBuilder.CreateIndex(
                name: "ix_duties_unit_due_at_ms",
                table: "duties",
                columns: new[] { "unit", "due_at_ms" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_flow_hours_from_unit_hour",
                table: "flow_hours",
                columns: new[] { "from_unit", "hour" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_hours_to_unit_hour",
                table: "flow_hours",
                columns: new[] { "to_unit", "hour" });

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_acting_unit_waiting_kind_waiting_since_ms",
                table: "monitored_items",
                columns: new[] { "acting_unit", "waiting_kind", "waiting_since_ms" },
                filter: "waiting_kind IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_backlog_at_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "backlog_at_ms", "petition_id" },
                filter: "backlog_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_between_since_ms_bounces_petition_id",
                table: "monitored_items",
                columns: new[] { "between_since_ms", "bounces", "petition_id" },
                filter: "between_since_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_bureau_due_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "bureau_due_ms", "petition_id" },
                filter: "bureau_due_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_bureau_rated_at_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "bureau_rated_at_ms", "petition_id" },
                filter: "bureau_rated_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_concluded_at_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "concluded_at_ms", "petition_id" },
                filter: "concluded_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_open_holder",
                table: "monitored_items",
                column: "open_holder",
                filter: "open_holder IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_registered_at_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "registered_at_ms", "petition_id" });

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_reply_due_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "reply_due_ms", "petition_id" },
                filter: "reply_due_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_unit_due_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "unit_due_ms", "petition_id" },
                filter: "unit_due_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_unit_rated_at_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "unit_rated_at_ms", "petition_id" },
                filter: "unit_rated_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_voided_at_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "voided_at_ms", "petition_id" },
                filter: "voided_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_items_waiting_kind_waiting_since_ms_petition_id",
                table: "monitored_items",
                columns: new[] { "waiting_kind", "waiting_since_ms", "petition_id" },
                filter: "waiting_kind IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_units_sequence",
                table: "monitored_units",
                column: "sequence");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_units_territory",
                table: "monitored_units",
                column: "territory");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flow_cells");

            migrationBuilder.DropTable(
                name: "flow_hours");

            migrationBuilder.DropTable(
                name: "measures");

            migrationBuilder.DropTable(
                name: "monitored_items");

            migrationBuilder.DropTable(
                name: "monitored_units");

            migrationBuilder.DropTable(
                name: "unit_contacts");

            migrationBuilder.DropTable(
                name: "unit_errors");

            migrationBuilder.DropIndex(
                name: "ix_parked_items_parked_at_ms",
                table: "parked_items");

            migrationBuilder.DropIndex(
                name: "ix_duties_unit_due_at_ms",
                table: "duties");

            migrationBuilder.DeleteData(
                table: "projection_positions",
                keyColumn: "name",
                keyValue: "monitoring");
        }
    }
}
