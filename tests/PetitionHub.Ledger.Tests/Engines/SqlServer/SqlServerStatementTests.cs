using System.Reflection;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer;

/// <summary>
/// Every statement that the product can send to SQL Server is read by its grammar and bound to the schema that the migrations
/// make, here, without a server. What only a server can tell (locks, plans, speed) is told by the contracts, where there is one.
/// </summary>
public sealed class SqlServerStatementTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_OfTheReader_AreRight()
    {
        var seen = new SeenSql(await SampleRows.LoadAsync());
        await using var engine = new UnconnectedEngine(seen);

        await ReaderCalls.CallEveryMethodAsync(engine);
        await new DirectoryReader(engine).ReadUnitsAsync(Token).CountAsync(Token);
        await new PetitionReader(engine)
            .ReadAccusingAsync([.. Enumerable.Range(0, PageLimit.MaxItems).Select(_ => Commands.NewId())], Token);

        AssertRight(seen.Seen, atLeast: 60);
        // How the server would read binary ids from JSON is told by no parser.
        Assert.DoesNotContain(seen.Seen, sql => sql.Text.Contains("OPENJSON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queries_OfTheCheck_AreRight()
    {
        var samples = await SampleRows.LoadAsync();
        var seen = new SeenSql(samples);
        await using var engine = new UnconnectedEngine(seen);

        await new LedgerCheck(engine, null).RunAsync(Token);
        samples.Put(samples.Handover);
        await new LedgerCheck(engine, null).RunAsync(Token);

        AssertRight(seen.Seen, atLeast: 30);
    }

    [Fact]
    public async Task Queries_OfTheProjectionOfLists_AreRight()
    {
        var samples = await SampleRows.LoadAsync();
        var seen = new SeenSql(samples);
        await using var engine = new UnconnectedEngine(seen);

        await AdvanceInEveryStateAsync(new ListReader(engine, engine.Recent, TimeProvider.System).Projection, samples);

        AssertRight(seen.Seen, atLeast: 25);
        Assert.Equal(6, seen.Seen.Count(sql => sql.Text.Contains("DELETE FROM", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Queries_OfTheIndexOfRepeats_AreRight()
    {
        var samples = await SampleRows.LoadAsync();
        var seen = new SeenSql(samples);
        await using var engine = new UnconnectedEngine(seen);
        var index = new RepeatIndex(engine, engine.Recent, TimeProvider.System);

        await AdvanceInEveryStateAsync(index.Projection, samples);
        await index.FindAsync(RepeatTraits.Of(Commands.Details()), null, atLeast: 0, Token);

        AssertRight(seen.Seen, atLeast: 15);
        Assert.Contains(seen.Seen, sql => sql.Text.Contains("DELETE FROM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queries_OfMonitoring_AreRight()
    {
        var samples = await SampleRows.LoadAsync();
        var seen = new SeenSql(samples);
        await using var engine = new UnconnectedEngine(seen);
        var figures = new MonitoringReader(
            engine, LedgerRules.Official, new ListReader(engine, engine.Recent, TimeProvider.System).Projection,
            engine.Recent, TimeProvider.System);

        await MonitoringCalls.CallEveryMethodAsync(figures);
        await AdvanceInEveryStateAsync(figures.Projection, samples);

        AssertRight(seen.Seen, atLeast: 150);
        Assert.DoesNotContain(seen.Seen, sql => sql.Text.Contains("OPENJSON", StringComparison.Ordinal));
    }

    [Fact]
    public void Statements_OfTheEngine_AreRight()
    {
        var statements = OwnStatements().ToList();

        // One command may hold all that a batch writes.
        var whole = new CheckedSql(
            "a whole batch",
            string.Join('\n', WritingStatements(statements).Select(statement => statement.Text)),
            [.. WritingStatements(statements).SelectMany(statement => statement.Parameters)]);
        AssertRight([.. statements, whole], atLeast: 20);
    }

    [Fact]
    public void Statements_OfMigrations_AreRight()
    {
        var schema = MigratedSchema.Instance;

        AssertRight(
            [.. schema.Others.Select((statement, i) => new CheckedSql($"migration statement {i}", TSql.TextOf(statement), []))],
            atLeast: 5);
    }

    [Fact]
    public async Task ScriptForAdministrators_IsRead()
    {
        await using var engine = new UnconnectedEngine(new SeenSql(await SampleRows.LoadAsync()));

        var script = engine.ScriptMigrations();

        Assert.Empty(TSql.FindSyntaxErrors(script));
        Assert.Contains("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON", script, StringComparison.Ordinal);
        Assert.Contains("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON", script, StringComparison.Ordinal);
        Assert.Contains("OPTIMIZE_FOR_SEQUENTIAL_KEY = ON", script, StringComparison.Ordinal);
        Assert.True(Place("QUOTED_IDENTIFIER ON") < Place("CREATE TABLE"));

        int Place(string words) => script.IndexOf(words, StringComparison.Ordinal);
    }

    /// <summary>All fields of the class, and what its methods make: a new one cannot be forgotten.</summary>
    internal static IEnumerable<CheckedSql> OwnStatements()
    {
        var type = typeof(SqlServerStatements);
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var field in type.GetFields(All).Where(field => field.FieldType == typeof(SqlStatement)))
            yield return CheckedSql.Of(field.Name, (SqlStatement)field.GetValue(null)!);
        foreach (var method in type.GetMethods(All).Where(method => method.ReturnType == typeof(SqlStatement)))
            yield return CheckedSql.Of(method.Name, (SqlStatement)method.Invoke(null, [1])!);
    }

    /// <summary>Restarts it, drops rows of another version, removes rows, and takes in a page.</summary>
    private static async Task AdvanceInEveryStateAsync(LedgerProjection projection, SampleRows samples)
    {
        await projection.RestartAsync(Token);
        foreach (var (isBeingRemoved, version) in new[] { (false, 0), (true, projection.Version), (false, projection.Version) })
        {
            samples.Put(new ProjectionRow { Name = projection.Name, IsBeingRemoved = isBeingRemoved, Version = version });
            await projection.AdvanceAsync(Token);
        }
    }

    private static IEnumerable<CheckedSql> WritingStatements(IEnumerable<CheckedSql> statements) =>
        statements.Where(statement => statement.Text.Contains("INSERT", StringComparison.Ordinal)
            || statement.Text.StartsWith("UPDATE", StringComparison.Ordinal)
                || statement.Text.StartsWith("DELETE", StringComparison.Ordinal));

    private static void AssertRight(IReadOnlyList<CheckedSql> statements, int atLeast)
    {
        TestContext.Current.SendDiagnosticMessage(
            $"{statements.Count} statements, {statements.Select(statement => statement.Text).Distinct().Count()} different.");
        Assert.True(statements.Count >= atLeast, $"Only {statements.Count} statements were collected.");
        Assert.Empty(statements.SelectMany(statement => TSql.FindSyntaxErrors(statement.Text)));
        Assert.Empty(statements.SelectMany(TypeCheck.FindErrors));
        Assert.Empty(SchemaBinder.FindErrors(statements));
    }
}
