using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// How tables are kept, which EF Core's model has no words for; done while they are empty.
/// </summary>
/// <remarks>
/// <para>
/// Every table is clustered by its primary key. Entries come at the end of theirs; petitions nearly so, as their ids begin with the
/// time. The rows of inboxes and parties are put in order of their unit, in the middle of the table: a page splits now and then
/// when they are written, so that an inbox is one walk when it is read.
/// </para>
/// <para>
/// Page compression pays where rows repeat one another: a unit's code, a petition's id. In entries and petitions the most part is
/// content, digests and state, which have nothing in common from row to row and, once they no longer fit into the row, are not
/// compressed at all: there it is row compression, for the numbers and the ASCII codes around them.
/// </para>
/// <para>
/// There are no partitions. Nothing is ever removed, so that there is none to switch out; and a unique key of a partitioned table has to
/// contain the month, whereas a sequence, a request id and a query code must be unique for ever.
/// </para>
/// </remarks>
[DbContext(typeof(SqlServerLedgerContext))]
[Migration("20261125040000_Storage")]
public sealed class Storage : Migration
{
    private static readonly string[] ByPage = ["entry_addressees", "petition_parties", "duties"];

    private static readonly string[] ByRow = ["ledger_entries", "petitions", "units", "inbox_cursors", "parked_items"];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in ByPage)
            migrationBuilder.Sql($"ALTER TABLE dbo.{table} REBUILD WITH (DATA_COMPRESSION = PAGE);");
        foreach (var table in ByRow)
            migrationBuilder.Sql($"ALTER TABLE dbo.{table} REBUILD WITH (DATA_COMPRESSION = ROW);");
        // Batches take turns, so that few ever meet on the last page; this is for those that do, and costs nothing.
        migrationBuilder.Sql("ALTER INDEX pk_ledger_entries ON dbo.ledger_entries SET (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON);");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])[.. ByPage, .. ByRow])
            migrationBuilder.Sql($"ALTER TABLE dbo.{table} REBUILD WITH (DATA_COMPRESSION = NONE);");
    }
}
