using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Repeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projection_positions",
                schema: "dbo",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    version = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projection_positions", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "repeat_bands",
                schema: "dbo",
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
                schema: "dbo",
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

            migrationBuilder.InsertData(
                schema: "dbo",
                table: "projection_positions",
                columns: new[] { "name", "sequence", "version" },
                values: new object[] { "repeats", 0L, 0 });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "projection_positions",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "repeat_bands",
                schema: "dbo");

            migrationBuilder.DropTable(
                name: "repeat_sketches",
                schema: "dbo");
        }
    }
}
