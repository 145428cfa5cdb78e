using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Repeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projection_positions",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projection_positions", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "repeat_bands",
                columns: table => new
                {
                    band_key = table.Column<long>(type: "INTEGER", nullable: false),
                    petition_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repeat_bands", x => new { x.band_key, x.petition_id });
                });

            migrationBuilder.CreateTable(
                name: "repeat_sketches",
                columns: table => new
                {
                    petition_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    petitioner = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    text_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    sketch = table.Column<byte[]>(type: "BLOB", maxLength: 252, nullable: true),
                    category = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    territory = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repeat_sketches", x => x.petition_id);
                });

            migrationBuilder.InsertData(
                table: "projection_positions",
                columns: new[] { "name", "sequence", "version" },
                values: new object[] { "repeats", 0L, 0 });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "projection_positions");

            migrationBuilder.DropTable(
                name: "repeat_bands");

            migrationBuilder.DropTable(
                name: "repeat_sketches");
        }
    }
}
