using Microsoft.Data.SqlClient.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer;

public sealed class SqlServerSchemaTests
{
    private const string RowSet = "_rows";

    /// <summary>The sets that are rows of a table, and that table.</summary>
    public static TheoryData<string> Tables =>
        [.. MigratedSchema.Instance.Columns.Keys.Where(IsRowSet).Select(type => type[..^RowSet.Length])];

    [Fact]
    public void Model_HasNoChangeThatNoMigrationMakes()
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Columns_KeepIdsInTheOrderOfTheirText_AndCompareStringsByCode()
    {
        var columns = Entities().SelectMany(entity => MigratedSchema.Instance.Columns[entity.GetTableName()!])
            .Concat(MigratedSchema.Instance.Columns.Where(table => IsSet(table.Key)).SelectMany(table => table.Value)).ToList();

        Assert.DoesNotContain(columns, column => column.Type.Name is "uniqueidentifier" or "varchar" or "char" or "nchar");
        Assert.All(
            columns.Where(column => column.Type.Name == "nvarchar"),
            column => Assert.Equal("Latin1_General_100_BIN2", column.Type.Collation));
        Assert.Equal(new SqlType("binary", 16),
            Assert.Single(columns, column => column is { Table: "petitions", Name: "id" }).Type);
    }

    [Fact]
    public void EveryTable_ButThoseOfOneRowAtATime_HasASet() =>
        Assert.Equal(
            Entities().Select(entity => entity.GetTableName()!).Where(table =>
                table is not ("ledger_head" or "projection_positions" or "operator_accounts")).Order(StringComparer.Ordinal),
            Tables.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Set_HasTheColumnsOfItsTable_InItsOrder(string table) =>
        Assert.Equal(
            MigratedSchema.Instance.Columns[table],
            MigratedSchema.Instance.Columns[table + RowSet].Select(column => column with { Table = table }));

    [Fact]
    public void Sets_AreToldToTheDriverAsTheyAre()
    {
        var types = typeof(TableTypes).GetFields().Select(field => (TableType)field.GetValue(null)!).ToList();
        var migrated = MigratedSchema.Instance.Definitions.OfType<CreateTypeTableStatement>()
            .Select(type => $"dbo.{type.Name.BaseIdentifier.Value}");

        Assert.Equal(migrated.Order(StringComparer.Ordinal), types.Select(type => type.Name).Order(StringComparer.Ordinal));
        foreach (var type in types)
        {
            var columns = MigratedSchema.Instance.Columns[type.Name["dbo.".Length..]];
            Assert.Equal(
                columns.Select(column => (column.Name, column.Type with { Collation = null })),
                type.Columns.Select(column => (column.Name, TypeOf(column))));
        }
    }

    [Fact]
    public void Sets_CarryEveryValueOfARow()
    {
        var entry = new EntryRow
        {
            Sequence = 7,
            PetitionId = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
            Kind = 1,
            Actor = "unit:430104-bureau",
            AtMs = 5,
            RequestId = null,
            EntriesInCommand = 0,
            CommandSha256 = null,
            Content = [1, 2],
            Sha256 = new byte[32],
            Reach = """["4301","43"]""",
            TraceParent = null,
        };

        var values = new object[TableTypes.Entries.Columns.Count];
        Assert.Single(TableTypes.Entries.Fill([entry])!).GetValues(values);

        Assert.Equal(7L, values[0]);
        Assert.Equal(Convert.FromHexString("00112233445566778899AABBCCDDEEFF"), values[1]);
        Assert.Equal([DBNull.Value, 1, "unit:430104-bureau", 5L, DBNull.Value, 0, DBNull.Value], values[2..9]);
        Assert.Equal(new byte[] { 1, 2 }, values[9]);
        Assert.Equal("""["4301","43"]""", values[11]);
        Assert.Equal(DBNull.Value, values[12]);
        Assert.Null(TableTypes.Entries.Fill([]));
    }

    [Fact]
    public void Sets_CarryTheLongestNameWhole_AndNothingThatTheDriverWouldCut()
    {
        // 𠮷 is one character and two units, as the rules and the column count.
        var unit = UnitMapping.ToRow(
            TestUnits.Housing with { Name = string.Concat(Enumerable.Repeat("𠮷", Unit.MaxNameLength)) }, 7);
        var name = TableTypes.Units.Columns.Select(column => column.Name).ToList().IndexOf("name");

        Assert.Equal(unit.Name, Assert.Single(TableTypes.Units.Fill([unit])!).GetString(name));
        unit.Name += "局";
        Assert.Throws<InvalidDataException>(() => TableTypes.Units.Fill([unit])!.Count());
    }

    [Fact]
    public void NothingIsRemovedOrRewritten_ByRight()
    {
        var rights = MigratedSchema.Instance.Definitions
            .Where(statement => statement is GrantStatement or DenyStatement).Select(TSql.TextOf).ToList();
        var grants = rights.Where(right => right.StartsWith("GRANT SELECT", StringComparison.Ordinal)).ToList();

        Assert.Contains("GRANT SELECT, INSERT ON dbo.ledger_entries TO petitionhub_hub;", rights);
        Assert.Contains("DENY UPDATE, DELETE ON dbo.ledger_entries TO petitionhub_hub;", rights);
        Assert.Contains("DENY UPDATE, DELETE ON dbo.attachment_references TO petitionhub_hub;", rights);
        Assert.Equal(
            [
                // What a consumer set aside, and the projections, which can be rebuilt.
                "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.parked_entries TO petitionhub_hub;",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.listed_petitions TO petitionhub_hub;",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON projections.duties TO petitionhub_hub;",
                .. new[]
                {
                    "petition_parties", "reached_territories", "territory_entries", "sent_entries", "repeat_sketches",
                    "repeat_bands",
                }.Select(table => $"GRANT SELECT, INSERT, DELETE ON projections.{table} TO petitionhub_hub;"),
                // Files that no entry refers to.
                "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.attachment_uploads TO petitionhub_hub;",
                // Figures, which follow from the ledger too, and what was heard of units' systems.
                .. new[]
                {
                    "monitored_units", "monitored_petitions", "flow_hours", "flow_cells", "unit_measures",
                    "territory_measures", "unit_contacts", "unit_errors",
                }.Select(table => $"GRANT SELECT, INSERT, UPDATE, DELETE ON projections.{table} TO petitionhub_hub;"),
                // Who may sign in to the console: what they did there is in the ledger.
                "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.operator_accounts TO petitionhub_hub;",
            ],
            grants.Where(grant => grant.Contains("DELETE", StringComparison.Ordinal)));
        foreach (var entity in Entities())
            Assert.Contains(
                grants, grant => grant.Contains($"{entity.GetSchema()}.{entity.GetTableName()} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Projections_AndNothingElse_AreInTheirSchema() =>
        Assert.Equal(
            LedgerModel.Following.Select(type => type.Name).Order(StringComparer.Ordinal),
            Entities().Where(entity => entity.GetSchema() == SqlServerLedgerContext.ProjectionsSchema)
                .Select(entity => entity.ClrType.Name).Order(StringComparer.Ordinal));

    private static bool IsSet(string name) => MigratedSchema.Instance.Definitions.OfType<CreateTypeTableStatement>()
        .Any(type => type.Name.BaseIdentifier.Value == name);

    private static bool IsRowSet(string name) => name.EndsWith(RowSet, StringComparison.Ordinal);

    private static List<IEntityType> Entities()
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return [.. context.Model.GetEntityTypes()];
    }

    private static SqlType TypeOf(SqlMetaData column) => new(
        column.TypeName,
        column.TypeName is "nvarchar" or "binary" or "varbinary" ? (int)column.MaxLength : null);
}
