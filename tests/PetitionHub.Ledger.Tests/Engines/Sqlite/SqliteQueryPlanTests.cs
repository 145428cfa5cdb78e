using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Engines.Sqlite;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Opening;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Tests.Testing;
using SQLitePCL;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>
/// No query of the reader and no statement of the writer walks through a big table. Plans do not depend on how many rows there
/// are, as SQLite is never told.
/// </summary>
public sealed class SqliteQueryPlanTests : IAsyncLifetime
{
    private static readonly string[] BigTables =
    [
        "ledger_entries", "entry_addressees", "petitions", "cursors", "parked_entries",
        "listed_petitions", "petition_parties", "duties", "reached_territories", "territory_entries", "sent_entries",
        "repeat_sketches", "repeat_bands",
        "attachment_uploads", "attachment_references",
        "monitored_units", "monitored_petitions", "flow_hours", "flow_cells", "unit_measures", "territory_measures",
        "unit_contacts", "unit_errors",
    ];

    private readonly SqliteDatabase _database = new();
    private readonly SeenCommands _seen = new();
    private SqliteEngine _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(_database))
            await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        _engine = new SqliteEngine(_database.Options, new LedgerLog(new ErrorLog()), _seen);
        await _engine.CheckSetupAsync(Token);
        await LedgerOpening.OpenKeysAsync(_engine, _database.Options, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Reader_NoQuery_ScansABigTable()
    {
        await ReaderCalls.CallEveryMethodAsync(_engine);

        Assert.True(_seen.Commands.Count > 20, "The interceptor saw the queries.");
        Assert.All(_seen.Commands, command => Assert.Empty(FindScans(command.Plan)));
    }

    [Fact]
    public async Task Lists_OfAUnitAndOfLargeTerritories_AreNotSorted()
    {
        var reader = new ListReader(_engine, _engine.Recent, TimeProvider.System);
        foreach (var (scope, unit) in new[]
        {
            (PetitionScope.Held, TestUnits.Housing), (PetitionScope.Registered, TestUnits.Yuelu),
            (PetitionScope.Involved, TestUnits.Yuelu),
            (PetitionScope.Territory, TestUnits.National), (PetitionScope.Territory, TestUnits.Hunan),
            (PetitionScope.Territory, TestUnits.Changsha),
        })
            await reader.ListPetitionsAsync(new PetitionQuery { Scope = scope, Unit = unit, Limit = 10 }, Token);

        Assert.All(
            _seen.Commands.Where(command => command.Sql.Contains("\"listed_petitions\"", StringComparison.Ordinal)),
            command => Assert.DoesNotContain(command.Plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task IndexOfRepeats_NoStatement_ScansABigTable()
    {
        var index = new RepeatIndex(_engine, _engine.Recent, TimeProvider.System);
        await index.Projection.RestartAsync(Token);
        while (!(await index.Projection.AdvanceAsync(Token)).IsAtHead)
            Token.ThrowIfCancellationRequested();
        Assert.NotEmpty((await index.FindAsync(RepeatTraits.Of(Commands.Details()), null, atLeast: 0, Token)).Value);
        await using var connection = new SqliteConnection(_database.ConnectionString);
        await connection.OpenAsync(Token);
        await _database.AttachAsync(connection);
        string[] statements =
            [
                SqliteRepeats.SelectBands, SqliteRepeats.SelectFirstBands, SqliteRepeats.DeleteSketch, SqliteRepeats.DeleteBand,
                SqliteRepeats.InsertSketch, SqliteRepeats.InsertBand,
            ];
        var plans = statements.Select(sql => SeenCommands.Explain(
            connection, System.Text.RegularExpressions.Regex.Replace(sql, @"\$\w+", "1"), []));

        Assert.True(_seen.Commands.Count > 12, "The interceptor saw the queries.");
        Assert.All(_seen.Commands.Select(command => command.Plan).Concat(plans), plan => Assert.Empty(FindScans(plan)));
    }

    [Fact]
    public async Task Monitoring_NoStatement_ScansABigTable()
    {
        var figures = new MonitoringReader(
            _engine, LedgerRules.Official, new ListReader(_engine, _engine.Recent, TimeProvider.System).Projection,
            _engine.Recent, TimeProvider.System);
        while (!(await figures.Projection.AdvanceAsync(Token)).IsAtHead)
            Token.ThrowIfCancellationRequested();
        await MonitoringCalls.CallEveryMethodAsync(figures);
        await figures.Projection.RestartAsync(Token);
        while (!(await figures.Projection.AdvanceAsync(Token)).IsAtHead)
            Token.ThrowIfCancellationRequested();

        Assert.True(_seen.Commands.Count > 150, "The interceptor saw the queries.");
        // Who remembers nothing reads all units, once.
        Assert.All(
            _seen.Commands.Where(command => !(command.Sql.Contains("\"monitored_units\"", StringComparison.Ordinal)
                && command.Sql.Contains("> @known", StringComparison.Ordinal))),
            command => Assert.Empty(FindScans(command.Plan)));
    }

    [Fact]
    public async Task Statistics_OfEveryFigure_BeginWithTheIndexOfTheirPeriod()
    {
        var figures = new MonitoringReader(
            _engine, LedgerRules.Official, new ListReader(_engine, _engine.Recent, TimeProvider.System).Projection,
            _engine.Recent, TimeProvider.System);
        var query = new StatisticsQuery
        {
            From = DateTimeOffset.UnixEpoch,
            To = DateTimeOffset.UnixEpoch.AddDays(30),
            Now = DateTimeOffset.UnixEpoch
        };
        foreach (var figure in Enum.GetValues<Figure>())
            await figures.ListStatisticsAsync(figure, bucket: null, query, null, 10, Token);

        var plans = _seen.Commands.Where(command => command.Sql.Contains("\"monitored_petitions\"", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(9, plans.Count);
        Assert.All(plans, command =>
            Assert.Contains(
                command.Plan, line => line.Contains("USING INDEX ix_monitored_petitions_", StringComparison.Ordinal)));
        Assert.All(plans, command =>
            Assert.DoesNotContain(command.Plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Writer_NoStatement_ScansABigTable()
    {
        using var database = Open();
        database.enable_sqlite3_next_stmt(true);
        using var statements = new SqliteStatements(database);
        await using var connection = new SqliteConnection(_database.ConnectionString);
        await connection.OpenAsync(Token);
        var count = 0;
        for (var next = raw.sqlite3_next_stmt(database, null!); next is not null; next = raw.sqlite3_next_stmt(database, next))
        {
            count++;
            var sql = raw.sqlite3_sql(next).utf8_to_string();
            if (sql is not ("BEGIN IMMEDIATE" or "COMMIT" or "ROLLBACK"))
                Assert.Empty(FindScans(SeenCommands.Explain(connection, sql.Replace("?", "1", StringComparison.Ordinal), [])));
        }

        Assert.True(count > 20, "The statements were found.");
    }

    /// <summary>
    /// EF Core's aliases have one or two letters and may stand for a big table; or for a subquery, whose own plan is told before.
    /// </summary>
    private static IEnumerable<string> FindScans(IReadOnlyCollection<string> plan) =>
        plan.Where(line => line.Split(' ') is ["SCAN", var table, ..] && (BigTables.Contains(table) || table.Length <= 2)
            && !plan.Contains($"CO-ROUTINE {table}"));

    private sqlite3 Open()
    {
        Assert.Equal(
            raw.SQLITE_OK,
            raw.sqlite3_open_v2(Path.Combine(_database.Options.DataFolder, "petitionhub.db"), out var database,
                raw.SQLITE_OPEN_READWRITE, null));
        return database;
    }

    /// <summary>Explains each query before it runs.</summary>
    private sealed class SeenCommands : DbCommandInterceptor
    {
        public List<(string Sql, List<string> Plan)> Commands { get; } = [];

        public static List<string> Explain(DbConnection connection, string sql, IEnumerable<DbParameter> parameters)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            foreach (var parameter in parameters)
            {
                var copy = command.CreateParameter();
                (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
                command.Parameters.Add(copy);
            }

            using var reader = command.ExecuteReader();
            var plan = new List<string>();
            while (reader.Read())
                plan.Add(reader.GetString(3));
            return plan;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            var plan = Explain(command.Connection!, command.CommandText, command.Parameters.Cast<DbParameter>());
            Commands.Add((command.CommandText, plan));
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            var plan = Explain(command.Connection!, command.CommandText, command.Parameters.Cast<DbParameter>());
            Commands.Add((command.CommandText, plan));
            return ValueTask.FromResult(result);
        }
    }
}
