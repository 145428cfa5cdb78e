using System.Reflection;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Tests.Checking;
using PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer;

/// <summary>The check of statements finds what is planted: a wrong word, table, column, set, type or count.</summary>
public sealed class PlantedErrorTests
{
    private static readonly CheckedParameter Long = CheckedParameter.Of(StatementParameter.Long("@long").ToParameter(null));
    private static readonly CheckedParameter Text = CheckedParameter.Of(StatementParameter.Text("@text", 40).ToParameter(null));
    private static readonly CheckedParameter Keys =
        CheckedParameter.Of(StatementParameter.Rows("@keys", TableTypes.UuidKeys).ToParameter(null));

    /// <summary>The statements that tests of every engine change rows with.</summary>
    public static TheoryData<string> Tamperings =>
    [
        .. typeof(CheckContract).GetMethod(nameof(CheckContract.Check_OneRowTampered_FindsThatFaultAlone))!
            .GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.Data[0]!),
        "UPDATE ledger_entries SET content = (SELECT content FROM ledger_entries WHERE sequence = 2) WHERE sequence = 3",
        "UPDATE ledger_entries SET content = sha256 WHERE sequence = 3",
        "DELETE FROM ledger_entries WHERE sequence = 3",
        "UPDATE ledger_entries SET petition_id = NULL",
        "UPDATE petitions SET last_sequence = 7",
    ];

    [Theory]
    [InlineData("SELEKT sequence FROM dbo.ledger_entries;")]
    [InlineData("SELECT sequence FROM dbo.ledger_entries WITH (UPDLOCK, HOLDLOK);")]
    [InlineData("SELECT sequence FROM dbo.ledger_entries OPTION (LOOP JOINS);")]
    [InlineData("INSERT INTO dbo.units (code) VALUES (@text;")]
    [InlineData("INSERT INTO dbo.units (code) VALUES (?) ON CONFLICT DO NOTHING;")]
    [InlineData("SELECT sequence FROM dbo.ledger_entries LIMIT 10;")]
    public void WrongWord_IsFound(string sql) => Assert.NotEmpty(TSql.FindSyntaxErrors(sql));

    [Theory]
    [InlineData("SELECT sequence FROM dbo.ledger_entry;")]
    [InlineData("SELECT e.sequence FROM audit.ledger_entries AS e;")]
    [InlineData("SELECT e.sequence FROM projections.ledger_entries AS e;")]
    [InlineData("SELECT d.number FROM dbo.duties AS d;")]
    [InlineData("SELECT number FROM duties;")]
    [InlineData("SELECT e.sequenze FROM dbo.ledger_entries AS e;")]
    [InlineData("SELECT sequenze FROM dbo.ledger_entries;")]
    [InlineData("SELECT e.sequence FROM dbo.ledger_entries AS e WHERE e.at = @long;")]
    [InlineData("SELECT e.sequence FROM dbo.ledger_entries AS e ORDER BY e.at;")]
    [InlineData("INSERT INTO dbo.units (code, title) VALUES (@text, @text);")]
    [InlineData("UPDATE dbo.units SET title = @text;")]
    [InlineData("UPDATE u SET title = @text FROM dbo.units AS u INNER JOIN dbo.cursors AS c ON c.unit = u.code;")]
    [InlineData("SELECT p.id FROM @keys AS k INNER JOIN dbo.petitions AS p ON p.id = k.uuid;")]
    [InlineData("DELETE p FROM @keys AS k INNER JOIN dbo.petitions AS p ON p.uuid = k.id;")]
    [InlineData("SELECT d.is_read_committed_snapshot FROM sys.databases AS d;")]
    [InlineData("SELECT sequence FROM dbo.ledger_entries WHERE sequence = @undeclared;")]
    [InlineData("ALTER INDEX pk_ledger_entries ON dbo.ledger_entry SET (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON);")]
    public void WrongName_IsFound(string sql) => Assert.NotEmpty(SchemaBinder.FindErrors([Planted(sql)]));

    [Theory]
    [InlineData("SELECT sequence FROM dbo.ledger_entries AS e WHERE e.sequence = @text;")]
    [InlineData("SELECT e.sequence FROM dbo.ledger_entries AS e WHERE e.request_id IN (@long);")]
    [InlineData("SELECT p.id FROM @keys AS k INNER JOIN dbo.petitions AS p ON p.query_code = k.id;")]
    [InlineData("SELECT p.id FROM @keys AS k INNER JOIN dbo.petitions AS p ON p.uuid = k.id;")]
    [InlineData("SELECT p.id FROM projections.listed_petitions AS p WHERE p.holder LIKE @long;")]
    [InlineData("SELECT p.id FROM projections.listed_petitions AS p WHERE p.holder = 'varchar';")]
    [InlineData("UPDATE dbo.units SET territory = @text;")]
    [InlineData("UPDATE dbo.units SET status = @long;")]
    [InlineData("INSERT INTO dbo.entry_addressees (addressee, sequence) VALUES (@long, @text);")]
    [InlineData("INSERT INTO dbo.entry_addressees (addressee, sequence) VALUES (@text);")]
    [InlineData("INSERT INTO dbo.entry_addressees (addressee, sequence) SELECT k.id, @long FROM @keys AS k;")]
    public void WrongTypeOrCount_IsFound(string sql) => Assert.NotEmpty(TypeCheck.FindErrors(Planted(sql)));

    [Theory]
    [MemberData(nameof(Tamperings))]
    public void TamperingsOfTheContract_AreRight(string sql)
    {
        var statement = Planted(sql);

        Assert.Empty(TSql.FindSyntaxErrors(sql));
        Assert.Empty(SchemaBinder.FindErrors([statement], SqlServerLedgerContext.ProjectionsSchema));
    }

    [Fact]
    public void BreakingAndDroppingOfTheContract_IsRead()
    {
        Assert.Empty(TSql.FindSyntaxErrors(SqlServerDatabase.DropStatement("petitionhub_test")));
        Assert.Empty(TSql.FindSyntaxErrors(SqlServerDatabase.BreakStatement("petitions")));
        Assert.Empty(TSql.FindSyntaxErrors(SqlServerDatabase.RepairStatement("petitions")));
    }

    private static CheckedSql Planted(string sql) => new("planted", sql, [Long, Text, Keys]);
}
