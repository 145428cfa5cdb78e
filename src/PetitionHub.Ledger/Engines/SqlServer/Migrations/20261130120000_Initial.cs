using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in RowVersioning)
                migrationBuilder.Sql(statement, suppressTransaction: true);

            migrationBuilder.EnsureSchema(
                name: "dbo");

            migrationBuilder.EnsureSchema(
                name: "projections");

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
                    key = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    started_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    completed_at_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_uploads", x => new { x.unit, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                schema: "dbo",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    updated_at_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cursors", x => new { x.unit, x.kind, x.name });
                });

            migrationBuilder.CreateTable(
                name: "duties",
                schema: "projections",
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
                    ended_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    told = table.Column<int>(type: "int", nullable: false)
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
                name: "flow_cells",
                schema: "projections",
                columns: table => new
                {
                    grain = table.Column<int>(type: "int", nullable: false),
                    bucket = table.Column<int>(type: "int", nullable: false),
                    from_territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from_level = table.Column<int>(type: "int", nullable: false),
                    to_territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    to_level = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_cells", x => new { x.grain, x.bucket, x.from_territory, x.from_level, x.to_territory, x.to_level, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "flow_hours",
                schema: "projections",
                columns: table => new
                {
                    hour = table.Column<int>(type: "int", nullable: false),
                    from_unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    to_unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    from_territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    to_territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_hours", x => new { x.hour, x.from_unit, x.to_unit, x.kind, x.from_territory, x.to_territory });
                });

            migrationBuilder.CreateTable(
                name: "entry_texts",
                schema: "dbo",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_texts", x => x.sequence);
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
                    reach = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
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
                    root_sha256 = table.Column<byte[]>(type: "binary(32)", nullable: false),
                    text_key = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listed_petitions",
                schema: "projections",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    holder_territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    registrar = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    category = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    purpose = table.Column<int>(type: "int", nullable: false),
                    registered_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    matter_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    open_due_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    passing_counted_from_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_petitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monitored_petitions",
                schema: "projections",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    registrar = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    registrar_organ = table.Column<int>(type: "int", nullable: false),
                    registered_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    open_holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    held_since_ms = table.Column<long>(type: "bigint", nullable: false),
                    hands = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    bounces = table.Column<int>(type: "int", nullable: false),
                    between_since_ms = table.Column<long>(type: "bigint", nullable: true),
                    acting_unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    waiting_kind = table.Column<int>(type: "int", nullable: true),
                    waiting_since_ms = table.Column<long>(type: "bigint", nullable: true),
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    destination = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    region = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    category = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    persons = table.Column<int>(type: "int", nullable: false),
                    is_excluded = table.Column<bool>(type: "bit", nullable: false),
                    is_repeat = table.Column<bool>(type: "bit", nullable: false),
                    bureau_due_ms = table.Column<long>(type: "bigint", nullable: true),
                    bureau_done_ms = table.Column<long>(type: "bigint", nullable: true),
                    unit_due_ms = table.Column<long>(type: "bigint", nullable: true),
                    unit_done_ms = table.Column<long>(type: "bigint", nullable: true),
                    reply_due_ms = table.Column<long>(type: "bigint", nullable: true),
                    concluded_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    backlog_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    bureau_rating = table.Column<int>(type: "int", nullable: true),
                    bureau_rated_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    unit_rating = table.Column<int>(type: "int", nullable: true),
                    unit_rated_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    voided_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    accused = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monitored_petitions", x => x.petition_id);
                });

            migrationBuilder.CreateTable(
                name: "monitored_units",
                schema: "projections",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    organ = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monitored_units", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "operator_accounts",
                schema: "dbo",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    is_disabled = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operator_accounts", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "parked_entries",
                schema: "dbo",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    consumer = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    parked_at_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parked_entries", x => new { x.unit, x.consumer, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "petition_parties",
                schema: "projections",
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
                name: "petition_keys",
                schema: "dbo",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    key = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_keys", x => x.petition_id);
                });

            migrationBuilder.CreateTable(
                name: "petitions",
                schema: "dbo",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    state = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    query_code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    content_sequence = table.Column<long>(type: "bigint", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projection_positions",
                schema: "projections",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    version = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    is_being_removed = table.Column<bool>(type: "bit", nullable: false),
                    holder = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    held_until_ms = table.Column<long>(type: "bigint", nullable: true),
                    entry_sha256 = table.Column<byte[]>(type: "binary(32)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projection_positions", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "reached_territories",
                schema: "projections",
                columns: table => new
                {
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    registered_at_ms = table.Column<long>(type: "bigint", nullable: false),
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reached_territories", x => new { x.territory, x.registered_at_ms, x.petition_id });
                });

            migrationBuilder.CreateTable(
                name: "repeat_bands",
                schema: "projections",
                columns: table => new
                {
                    band_key = table.Column<long>(type: "bigint", nullable: false),
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repeat_bands", x => new { x.band_key, x.petition_id });
                });

            migrationBuilder.CreateTable(
                name: "repeat_sketches",
                schema: "projections",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    petitioner = table.Column<byte[]>(type: "binary(16)", maxLength: 16, nullable: true),
                    text_hash = table.Column<long>(type: "bigint", nullable: false),
                    sketch = table.Column<byte[]>(type: "binary(252)", maxLength: 252, nullable: true),
                    category = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repeat_sketches", x => x.petition_id);
                });

            migrationBuilder.CreateTable(
                name: "sent_entries",
                schema: "projections",
                columns: table => new
                {
                    actor = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_entries", x => new { x.actor, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "territory_entries",
                schema: "projections",
                columns: table => new
                {
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territory_entries", x => new { x.territory, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "territory_measures",
                schema: "projections",
                columns: table => new
                {
                    territory = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    grain = table.Column<int>(type: "int", nullable: false),
                    bucket = table.Column<int>(type: "int", nullable: false),
                    measure = table.Column<int>(type: "int", nullable: false),
                    level = table.Column<int>(type: "int", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    total_seconds = table.Column<long>(type: "bigint", nullable: false),
                    longest_seconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territory_measures", x => new { x.territory, x.grain, x.bucket, x.measure, x.level });
                });

            migrationBuilder.CreateTable(
                name: "unit_contacts",
                schema: "projections",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    called_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    pulled_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    commanded_at_ms = table.Column<long>(type: "bigint", nullable: true),
                    certificate_ends_at_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_contacts", x => x.unit);
                });

            migrationBuilder.CreateTable(
                name: "unit_errors",
                schema: "projections",
                columns: table => new
                {
                    day = table.Column<int>(type: "int", nullable: false),
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    reason = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    last_at_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_errors", x => new { x.day, x.unit, x.reason });
                });

            migrationBuilder.CreateTable(
                name: "unit_measures",
                schema: "projections",
                columns: table => new
                {
                    unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    hour = table.Column<int>(type: "int", nullable: false),
                    measure = table.Column<int>(type: "int", nullable: false),
                    level = table.Column<int>(type: "int", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    total_seconds = table.Column<long>(type: "bigint", nullable: false),
                    longest_seconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_measures", x => new { x.unit, x.hour, x.measure, x.level });
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
                columns: new[] { "id", "at_ms", "merkle_frontier", "root_sha256", "sequence", "sha256", "text_key" },
                values: new object[] { 1, 0L, new byte[0], new byte[] { 227, 176, 196, 66, 152, 252, 28, 20, 154, 251, 244, 200, 153, 111, 185, 36, 39, 174, 65, 228, 100, 155, 147, 76, 164, 149, 153, 27, 120, 82, 184, 85 }, 0L, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, null });

            migrationBuilder.InsertData(
                schema: "projections",
                table: "projection_positions",
                columns: new[] { "name", "entry_sha256", "held_until_ms", "holder", "is_being_removed", "sequence", "version" },
                values: new object[,]
                {
                    { "lists", null, null, null, false, 0L, 0 },
                    { "monitoring", null, null, null, false, 0L, 0 },
                    { "repeats", null, null, null, false, 0L, 0 }
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

            migrationBuilder.CreateIndex(
                name: "ix_duties_due_at_ms",
                schema: "projections",
                table: "duties",
                column: "due_at_ms",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_duties_due_at_ms_is_provisional",
                schema: "projections",
                table: "duties",
                columns: new[] { "due_at_ms", "is_provisional" },
                filter: "state = 1 AND is_provisional = 1");

            migrationBuilder.CreateIndex(
                name: "ix_duties_told_due_at_ms",
                schema: "projections",
                table: "duties",
                columns: new[] { "told", "due_at_ms" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_duties_unit_due_at_ms",
                schema: "projections",
                table: "duties",
                columns: new[] { "unit", "due_at_ms" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_flow_hours_from_unit_hour",
                schema: "projections",
                table: "flow_hours",
                columns: new[] { "from_unit", "hour" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_hours_to_unit_hour",
                schema: "projections",
                table: "flow_hours",
                columns: new[] { "to_unit", "hour" });

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
                name: "ix_listed_petitions_holder_registered_at_ms_id",
                schema: "projections",
                table: "listed_petitions",
                columns: new[] { "holder", "registered_at_ms", "id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "ix_listed_petitions_holder_territory_registered_at_ms_id",
                schema: "projections",
                table: "listed_petitions",
                columns: new[] { "holder_territory", "registered_at_ms", "id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "ix_listed_petitions_matter_id",
                schema: "projections",
                table: "listed_petitions",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_listed_petitions_passing_counted_from_ms",
                schema: "projections",
                table: "listed_petitions",
                column: "passing_counted_from_ms",
                filter: "passing_counted_from_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_listed_petitions_registered_at_ms_id",
                schema: "projections",
                table: "listed_petitions",
                columns: new[] { "registered_at_ms", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_listed_petitions_registrar_registered_at_ms_id",
                schema: "projections",
                table: "listed_petitions",
                columns: new[] { "registrar", "registered_at_ms", "id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_acting_unit_waiting_kind_waiting_since_ms",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "acting_unit", "waiting_kind", "waiting_since_ms" },
                filter: "waiting_kind IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_backlog_at_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "backlog_at_ms", "petition_id" },
                filter: "backlog_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_between_since_ms_bounces_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "between_since_ms", "bounces", "petition_id" },
                filter: "between_since_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_bureau_due_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "bureau_due_ms", "petition_id" },
                filter: "bureau_due_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_bureau_rated_at_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "bureau_rated_at_ms", "petition_id" },
                filter: "bureau_rated_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_concluded_at_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "concluded_at_ms", "petition_id" },
                filter: "concluded_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_open_holder",
                schema: "projections",
                table: "monitored_petitions",
                column: "open_holder",
                filter: "open_holder IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_registered_at_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "registered_at_ms", "petition_id" });

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_reply_due_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "reply_due_ms", "petition_id" },
                filter: "reply_due_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_unit_due_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "unit_due_ms", "petition_id" },
                filter: "unit_due_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_unit_rated_at_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "unit_rated_at_ms", "petition_id" },
                filter: "unit_rated_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_voided_at_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "voided_at_ms", "petition_id" },
                filter: "voided_at_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_petitions_waiting_kind_waiting_since_ms_petition_id",
                schema: "projections",
                table: "monitored_petitions",
                columns: new[] { "waiting_kind", "waiting_since_ms", "petition_id" },
                filter: "waiting_kind IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_units_sequence",
                schema: "projections",
                table: "monitored_units",
                column: "sequence");

            migrationBuilder.CreateIndex(
                name: "ix_monitored_units_territory",
                schema: "projections",
                table: "monitored_units",
                column: "territory");

            migrationBuilder.CreateIndex(
                name: "ix_parked_entries_parked_at_ms",
                schema: "dbo",
                table: "parked_entries",
                column: "parked_at_ms");

            migrationBuilder.CreateIndex(
                name: "ix_petitions_query_code",
                schema: "dbo",
                table: "petitions",
                column: "query_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_sequence",
                schema: "dbo",
                table: "units",
                column: "sequence");

            SetUp(migrationBuilder);
        }
    }
}
