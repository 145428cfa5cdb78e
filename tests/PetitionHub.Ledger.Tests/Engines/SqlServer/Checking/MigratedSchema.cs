using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PetitionHub.Ledger.Engines.SqlServer;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>The schema as migrations make it: what defines objects, and what is done beside.</summary>
internal sealed class MigratedSchema
{
    /// <summary>
    /// What the documentation says of the system's views, which are in no script. Bound statements ask these instead.
    /// </summary>
    private const string SystemViews =
        """
        CREATE TABLE dbo.sys_databases (database_id int NOT NULL, is_read_committed_snapshot_on bit NULL,
            snapshot_isolation_state tinyint NULL, delayed_durability int NULL, compatibility_level tinyint NOT NULL);
        CREATE TABLE dbo.sys_identity_columns (object_id int NOT NULL, name nvarchar(128) NULL);
        """;

    private readonly List<TSqlStatement> _definitions = [];
    private readonly List<TSqlStatement> _others = [];
    private readonly Dictionary<string, List<SqlColumn>> _columns = [];

    private MigratedSchema(string script)
    {
        foreach (var statement in TSql.ParseStatements(script).SelectMany(Flatten))
            Take(statement);
        _definitions.AddRange(TSql.ParseStatements(SystemViews));
        foreach (var table in _definitions.OfType<CreateTableStatement>())
            AddColumns(table.SchemaObjectName.BaseIdentifier.Value, table.Definition);
        foreach (var type in _definitions.OfType<CreateTypeTableStatement>().ToList())
        {
            AddColumns(type.Name.BaseIdentifier.Value, type.Definition);
            _definitions.AddRange(TSql.ParseStatements(TableOf(type)));
        }
    }

    public static MigratedSchema Instance { get; } = new(MakeScript());

    /// <summary>Statements that define schemas, tables, types, indexes, roles and rights.</summary>
    public IReadOnlyList<TSqlStatement> Definitions => _definitions;

    /// <summary>Statements of migrations that define nothing: rows, options, rebuilds.</summary>
    public IReadOnlyList<TSqlStatement> Others => _others;

    /// <summary>The columns by table and by table type, in order.</summary>
    public IReadOnlyDictionary<string, List<SqlColumn>> Columns => _columns;

    /// <summary>The table that stands for a table type, so that its columns are bound as strictly.</summary>
    public static string TableNameOf(string type) => $"set_{type}";

    /// <summary>What a later migration changes is kept as if it had been made so.</summary>
    private void Take(TSqlStatement statement)
    {
        switch (statement)
        {
            case AlterTableAddTableElementStatement added:
                var name = added.SchemaObjectName.BaseIdentifier.Value;
                var made = _definitions.FindIndex(one =>
                    one is CreateTableStatement table && table.SchemaObjectName.BaseIdentifier.Value == name);
                var elements = TSql.TextOf(((CreateTableStatement)_definitions[made]).Definition) + ", " + TSql.TextOf(
                    added.Definition);
                _definitions[made] = Assert.Single(
                    TSql.ParseStatements($"CREATE TABLE {TSql.TextOf(added.SchemaObjectName)} ({elements});"));
                break;
            case DropTypeStatement dropped:
                var type = dropped.Name.BaseIdentifier.Value;
                Assert.Equal(1, _definitions.RemoveAll(one =>
                    one is CreateTypeTableStatement made && made.Name.BaseIdentifier.Value == type));
                // A right to it goes with it.
                _definitions.RemoveAll(one =>
                    one is GrantStatement && TSql.TextOf(one).Contains($"TYPE::dbo.{type} ", StringComparison.Ordinal));
                break;
            default:
                (IsDefinition(statement) ? _definitions : _others).Add(statement);
                break;
        }
    }

    private static string MakeScript()
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return context.GetService<IMigrator>().GenerateScript();
    }

    private static string TableOf(CreateTypeTableStatement type) =>
        $"CREATE TABLE dbo.{TableNameOf(type.Name.BaseIdentifier.Value)} ({TSql.TextOf(type.Definition)});";

    private static bool IsDefinition(TSqlStatement statement) => statement is CreateSchemaStatement or CreateTableStatement
        or CreateTypeTableStatement or CreateIndexStatement or CreateRoleStatement or GrantStatement or DenyStatement;

    /// <summary>The statement, or those inside its IF, BEGIN and EXEC where they define something.</summary>
    private static IEnumerable<TSqlStatement> Flatten(TSqlStatement statement)
    {
        IEnumerable<TSqlStatement> inside = statement switch
        {
            IfStatement { ElseStatement: null } branch => Flatten(branch.ThenStatement),
            BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Flatten),
            ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral text] } } =>
                TSql.ParseStatements(text.Value).SelectMany(Flatten),
            _ => [statement],
        };
        var statements = inside.ToList();
        return statement is not IfStatement || statements.Any(IsDefinition) ? statements : [statement];
    }

    private void AddColumns(string table, TableDefinition definition) =>
        _columns.Add(table, [.. definition.ColumnDefinitions.Select(column => SqlColumn.Of(table, column))]);
}
