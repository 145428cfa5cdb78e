using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeadlineWatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "passing_counted_from_ms",
                schema: "dbo",
                table: "petitions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told",
                schema: "dbo",
                table: "duties",
                type: "int",
                nullable: false,
                defaultValue: 0);

            // What was there is folded again when the ledger is opened: see StateFilling.
            migrationBuilder.Sql("UPDATE dbo.petitions SET passing_counted_from_ms = -1;");

            migrationBuilder.CreateIndex(
                name: "ix_petitions_passing_counted_from_ms",
                schema: "dbo",
                table: "petitions",
                column: "passing_counted_from_ms",
                filter: "passing_counted_from_ms IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_duties_due_at_ms_is_provisional",
                schema: "dbo",
                table: "duties",
                columns: new[] { "due_at_ms", "is_provisional" },
                filter: "state = 1 AND is_provisional = 1");

            migrationBuilder.CreateIndex(
                name: "ix_duties_told_due_at_ms",
                schema: "dbo",
                table: "duties",
                columns: new[] { "told", "due_at_ms" },
                filter: "state = 1");

            foreach (var definition in Definitions)
                migrationBuilder.Sql(definition);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var removal in Removals)
                migrationBuilder.Sql(removal);

            migrationBuilder.DropIndex(
                name: "ix_petitions_passing_counted_from_ms",
                schema: "dbo",
                table: "petitions");

            migrationBuilder.DropIndex(
                name: "ix_duties_due_at_ms_is_provisional",
                schema: "dbo",
                table: "duties");

            migrationBuilder.DropIndex(
                name: "ix_duties_told_due_at_ms",
                schema: "dbo",
                table: "duties");

            migrationBuilder.DropColumn(
                name: "passing_counted_from_ms",
                schema: "dbo",
                table: "petitions");

            migrationBuilder.DropColumn(
                name: "told",
                schema: "dbo",
                table: "duties");
        }
    }
}
