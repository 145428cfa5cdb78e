using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Operators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "operator_accounts",
                schema: "dbo",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    is_disabled = table.Column<bool>(type: "bit", nullable: false),
                    tries = table.Column<int>(type: "int", nullable: false),
                    locked_until_ms = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operator_accounts", x => x.name);
                });
            migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.operator_accounts TO petitionhub_hub;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "operator_accounts",
                schema: "dbo");
        }
    }
}
