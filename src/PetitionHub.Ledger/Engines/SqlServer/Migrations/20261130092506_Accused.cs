using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Accused : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rows that stand are made anew: their version is another.
            migrationBuilder.AddColumn<string>(
                name: "accused",
                schema: "dbo",
                table: "monitored_items",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            foreach (var definition in Definitions)
                migrationBuilder.Sql(definition);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var removal in Removals)
                migrationBuilder.Sql(removal);

            migrationBuilder.DropColumn(
                name: "accused",
                schema: "dbo",
                table: "monitored_items");
        }
    }
}
