using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeadlineWatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "passing_counted_from_ms",
                table: "petitions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told",
                table: "duties",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What was there is folded again when the ledger is opened: see StateFilling.
            migrationBuilder.Sql("UPDATE petitions SET passing_counted_from_ms = -1;");

            migrationBuilder.CreateIndex(
                name: "ix_petitions_passing_counted_from_ms",
                table: "petitions",
                column: "passing_counted_from_ms",
                filter: "passing_counted_from_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_duties_due_at_ms_is_provisional",
                table: "duties",
                columns: new[] { "due_at_ms", "is_provisional" },
                filter: "state = 1 AND is_provisional");

            migrationBuilder.CreateIndex(
                name: "ix_duties_told_due_at_ms",
                table: "duties",
                columns: new[] { "told", "due_at_ms" },
                filter: "state = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_petitions_passing_counted_from_ms",
                table: "petitions");

            migrationBuilder.DropIndex(
                name: "ix_duties_due_at_ms_is_provisional",
                table: "duties");

            migrationBuilder.DropIndex(
                name: "ix_duties_told_due_at_ms",
                table: "duties");

            migrationBuilder.DropColumn(
                name: "passing_counted_from_ms",
                table: "petitions");

            migrationBuilder.DropColumn(
                name: "told",
                table: "duties");
        }
    }
}
