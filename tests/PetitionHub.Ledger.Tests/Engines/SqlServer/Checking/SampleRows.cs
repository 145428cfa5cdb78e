using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Engines.Sqlite;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Opening;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>
/// One row of each table, from a ledger in which a petition was registered and handed over. It answers any SELECT with one row
/// of the types that the server would give, as far as it is made of columns, so that what reads it goes on to its next query.
/// </summary>
internal sealed class SampleRows
{
    private readonly Dictionary<(string Table, string Column), object?> _values = [];

    /// <summary>The entry with the petition's details.</summary>
    public required EntryRow Registration { get; init; }

    /// <summary>Its texts.</summary>
    public required EntryTextsRow Texts { get; init; }

    /// <summary>The keys that open them.</summary>
    public required TextKeys Keys { get; init; }

    /// <summary>The entry that is in an inbox.</summary>
    public required EntryRow Handover { get; init; }

    public static async Task<SampleRows> LoadAsync()
    {
        await using var database = new SqliteDatabase();
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(database))
        {
            var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
            await ledger.AcknowledgeAsync(TestUnits.Housing, 1);
            await ledger.ParkAsync(TestUnits.Housing, TestUnits.All.Count + 2, "later");
            await ledger.UploadAsync(TestUnits.Yuelu, Files.Pdf(1));
            await ledger.AcceptAsync(
                Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition, new AttachmentFiling([Files.Pdf(1)], "")));
            while (!(await ledger.Store.Monitoring.Projection.AdvanceAsync(TestLedger.Token)).IsAtHead)
                TestLedger.Token.ThrowIfCancellationRequested();
            await ledger.Store.Contacts.WriteAsync(
                [new UnitContact(TestUnits.Housing.Code, null, null, null, null)],
                [new UnitErrors(TestUnits.Housing.Code, "INTERNAL", 1, ledger.Clock.GetUtcNow())],
                TestLedger.Token);
            while (!(await ledger.Store.Repeats.Projection.AdvanceAsync(TestLedger.Token)).IsAtHead)
                TestLedger.Token.ThrowIfCancellationRequested();
            await ledger.TakeInListsAsync();
        }

        await using var engine = new SqliteEngine(database.Options, new LedgerLog(new ErrorLog()));
        await engine.CheckSetupAsync(TestContext.Current.CancellationToken);
        await LedgerOpening.OpenKeysAsync(engine, database.Options, TestContext.Current.CancellationToken);
        await using var context = engine.CreateContext();
        var registration = await context.Entries.SingleAsync(row => row.Kind == (int)StepKind.Registration);
        var sample = new SampleRows
        {
            Registration = registration,
            Texts = await context.EntryTexts.SingleAsync(row => row.Sequence == registration.Sequence),
            Keys = engine.Keys,
            Handover = await context.Entries.SingleAsync(row => row.Kind == (int)StepKind.Transfer),
        };
        sample.Put(
            await context.Heads.FirstAsync(), sample.Registration, await context.Addressees.FirstAsync(),
            await context.Petitions.FirstAsync(), await context.PetitionKeys.FirstAsync(),
            await context.ListedPetitions.FirstAsync(),
            await context.Parties.FirstAsync(), await context.Duties.FirstAsync(), await context.ReachedTerritories.FirstAsync(),
            await context.TerritoryEntries.FirstAsync(), await context.SentEntries.FirstAsync(), await context.Units.FirstAsync(),
            await context.Cursors.FirstAsync(), await context.Parked.FirstAsync(),
            AfterEntry(await context.Projections.FirstAsync(), sample.Registration),
            await context.RepeatSketches.FirstAsync(), await context.RepeatBands.FirstAsync(),
            await context.Uploads.FirstAsync(), await context.References.FirstAsync(),
            await context.MonitoredUnits.FirstAsync(row => row.Code == TestUnits.Yuelu.Code.Value), WithEveryFact(
                await context.MonitoredPetitions.FirstAsync()), await context.FlowHours.FirstAsync(),
            await context.FlowCells.FirstAsync(), await context.UnitMeasures.FirstAsync(),
            await context.TerritoryMeasures.FirstAsync(), await context.UnitContacts.FirstAsync(),
            await context.UnitErrors.FirstAsync());
        return sample;
    }

    /// <summary>At the head, as if that entry were the last: a query for an entry of any number is answered with it.</summary>
    private static ProjectionRow AfterEntry(ProjectionRow position, EntryRow entry)
    {
        position.EntrySha256 = entry.Sha256;
        return position;
    }

    private static MonitoredPetitionRow WithEveryFact(MonitoredPetitionRow item) => item with
    {
        WaitingKind = 1,
        WaitingSinceMs = 1,
        BetweenSinceMs = 1,
        Destination = "43",
        ReplyDueMs = 1,
        ConcludedAtMs = 1,
        BacklogAtMs = 1,
        BureauRating = 1,
        BureauRatedAtMs = 1,
        UnitRating = 1,
        UnitRatedAtMs = 1,
        VoidedAtMs = 1,
    };

    /// <summary>Lets the rows be those of their tables from now on.</summary>
    public void Put(params object[] rows)
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        foreach (var row in rows)
        {
            var entity = context.Model.FindEntityType(row.GetType())!;
            foreach (var property in entity.GetProperties())
            {
                var value = property.PropertyInfo!.GetValue(row);
                var converter = property.GetTypeMapping().Converter;
                _values[(entity.GetTableName()!, property.GetColumnName())] = converter?.ConvertToProvider(value) ?? value;
            }

            // The texts are the registration's; another entry has none.
            if (row is EntryRow entry)
                _values[("entry_texts", "content")] = entry.Sequence == Texts.Sequence ? Texts.Content : null;
            if (row is EntryRow)
                _values[("entry_texts", "sequence")] = Texts.Sequence;
        }
    }

    /// <summary>Answers the statement's SELECT, the first where it has several.</summary>
    public DbDataReader Answer(CheckedSql sql)
    {
        var statement = TSql.ParseStatements(sql.Text).OfType<SelectStatement>().First();
        var scope = new Scope(statement, sql);
        var selected = Scope.SelectedBy(statement.QueryExpression).ToList();
        using var table = new DataTable();
        foreach (var column in selected)
            table.Columns.Add(new DataColumn { DataType = ClrType(scope.SelectedTypeOf(column.Expression), column) });
        table.Rows.Add([.. selected.Select(column => Value(scope, column.Expression) ?? DBNull.Value)]);
        return table.CreateDataReader();
    }

    private object? Value(Scope scope, ScalarExpression expression) => expression switch
    {
        FunctionCall { FunctionName.Value: "SYSUTCDATETIME" } => new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified),
        ColumnReferenceExpression reference => scope.Find(reference) is { } column ? Value(column) : null,
        CastCall => true,
        ParenthesisExpression inner => Value(scope, inner.Expression),
        BinaryExpression binary => Value(scope, binary.FirstExpression),
        SearchedCaseExpression choice => Value(scope, choice.WhenClauses[0].ThenExpression),
        ScalarSubquery query => Value(scope, Scope.SelectedBy(query.QueryExpression).First().Expression),
        IntegerLiteral => 1,
        StringLiteral => "",
        FunctionCall { FunctionName.Value: "SUM" or "MIN" or "MAX", Parameters: [var first] } => Value(scope, first),
        CoalesceExpression coalesce => Value(scope, coalesce.Expressions[0]),
        FunctionCall => 1,
        _ => throw new NotSupportedException($"What is the value of {TSql.TextOf(expression)}?"),
    };

    private object? Value(SqlColumn column) => column.Table switch
    {
        "sys_databases" => 1,
        _ when column.Table.Length == 0 => 1,
        "petition_keys" => _values[(column.Table, column.Name)],
        _ when column.Table.EndsWith("_keys", StringComparison.Ordinal) => KeyValue(column.Name),
        _ => _values[(column.Table, column.Name)],
    };

    /// <summary>What was asked for by a set of keys.</summary>
    private object? KeyValue(string column) => column switch
    {
        "id" => _values[("ledger_entries", "request_id")],
        "sha256" => _values[("attachment_uploads", column)],
        _ => _values[("parked_entries", column)],
    };

    private static Type ClrType(SqlType? type, SelectScalarExpression selected) => type?.Name switch
    {
        "bigint" => typeof(long),
        "int" => typeof(int),
        "tinyint" => typeof(byte),
        "bit" => typeof(bool),
        "binary" or "varbinary" => typeof(byte[]),
        "nvarchar" => typeof(string),
        null when selected.Expression is FunctionCall { FunctionName.Value: "SYSUTCDATETIME" } => typeof(DateTime),
        _ => throw new NotSupportedException($"Of what type is {TSql.TextOf(selected)}?"),
    };
}
