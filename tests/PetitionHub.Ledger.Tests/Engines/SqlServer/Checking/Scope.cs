using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>The tables that a statement names, and what its columns and expressions are.</summary>
internal sealed class Scope : TSqlFragmentVisitor
{
    private readonly Dictionary<string, CheckedParameter> _parameters;
    private readonly ILookup<string, Source> _byAlias;
    private readonly List<Source> _sources = [];

    public Scope(TSqlStatement statement, CheckedSql sql)
    {
        _parameters = sql.Parameters.ToDictionary(parameter => parameter.Name);
        statement.Accept(this);
        _byAlias = _sources.ToLookup(source => source.Alias);
    }

    public override void Visit(NamedTableReference node) => Add(node, node.SchemaObject.BaseIdentifier.Value);

    public override void Visit(VariableTableReference node)
    {
        if (_parameters.GetValueOrDefault(node.Variable.Name)?.TableType is { } type)
            Add(node, type);
    }

    public override void Visit(QueryDerivedTable node) =>
        _sources.Add(new Source(node.Alias.Value, name => FindSelected(node.QueryExpression, name)));

    public override void Visit(OpenJsonTableReference node) => _sources.Add(
        new Source(
            node.Alias.Value,
            name => node.SchemaDeclarationItems
                .Select(item => item.ColumnDefinition).Where(column => column.ColumnIdentifier.Value == name)
                .Select(column => new SqlColumn("", name, SqlType.Of(column.DataType), true)).FirstOrDefault()));

    /// <summary>The columns of a table that is written to, which may be named by an alias.</summary>
    public SqlColumn? FindIn(TableReference? target, string column) =>
        target is NamedTableReference { SchemaObject.BaseIdentifier.Value: var name }
            ? Sources(name).Select(source => source.Find(column)).FirstOrDefault(found => found is not null)
            : null;

    public SqlColumn? Find(ColumnReferenceExpression reference)
    {
        if (reference.MultiPartIdentifier is not { } parts)
            return null;
        var sources = parts.Count > 1 ? Sources(parts[^2].Value) : _sources;
        return sources.Select(source => source.Find(parts[^1].Value)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The type of an expression; null where it is a literal that takes any, or not known.</summary>
    public SqlType? TypeOf(ScalarExpression? expression) => expression switch
    {
        ColumnReferenceExpression column => Find(column)?.Type,
        VariableReference variable => _parameters.GetValueOrDefault(variable.Name)?.Type,
        ParenthesisExpression inner => TypeOf(inner.Expression),
        CastCall cast => SqlType.Of(cast.DataType),
        BinaryExpression binary => TypeOf(binary.FirstExpression) ?? TypeOf(binary.SecondExpression),
        SearchedCaseExpression choice => TypeOf(choice.WhenClauses[0].ThenExpression),
        ScalarSubquery query => TypeOf(SelectedBy(query.QueryExpression).FirstOrDefault()?.Expression),
        StringLiteral literal => new SqlType(literal.IsNational ? "nvarchar" : "varchar", literal.Value.Length),
        BinaryLiteral => new SqlType("binary"),
        FunctionCall { FunctionName.Value: "SUM" or "MIN" or "MAX" or "SUBSTRING", Parameters: [var first, ..] } => TypeOf(first),
        FunctionCall { FunctionName.Value: "LEN" } => new SqlType("int"),
        CoalesceExpression coalesce => coalesce.Expressions.Select(TypeOf).FirstOrDefault(type => type is not null),
        FunctionCall { FunctionName.Value: "COUNT_BIG" } => new SqlType("bigint"),
        FunctionCall { FunctionName.Value: "COUNT" or "DB_ID" } => new SqlType("int"),
        _ => null,
    };

    /// <summary>The type of what is selected: of a number, which else takes any, the one that the server would give.</summary>
    public SqlType? SelectedTypeOf(ScalarExpression? expression) => TypeOf(expression) ?? expression switch
    {
        IntegerLiteral => new SqlType("int"),
        SearchedCaseExpression choice => SelectedTypeOf(choice.WhenClauses[0].ThenExpression),
        ParenthesisExpression inner => SelectedTypeOf(inner.Expression),
        _ => null,
    };

    public static IEnumerable<SelectScalarExpression> SelectedBy(QueryExpression query) => query switch
    {
        QuerySpecification specification => specification.SelectElements.OfType<SelectScalarExpression>(),
        QueryParenthesisExpression inner => SelectedBy(inner.QueryExpression),
        _ => [],
    };

    public static string? NameOf(SelectScalarExpression selected) =>
        selected.ColumnName?.Value
            ?? (selected.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value;

    private IEnumerable<Source> Sources(string alias) => _byAlias[alias];

    private void Add(TableReferenceWithAlias reference, string table)
    {
        if (MigratedSchema.Instance.Columns.TryGetValue(SystemName(reference, table), out var columns))
            _sources.Add(new Source(reference.Alias?.Value ?? table, name => columns.Find(column => column.Name == name)));
    }

    private static string SystemName(TableReferenceWithAlias reference, string table) =>
        reference is NamedTableReference { SchemaObject.SchemaIdentifier.Value: "sys" } ? $"sys_{table}" : table;

    private SqlColumn? FindSelected(QueryExpression query, string name)
    {
        var expression = SelectedBy(query).FirstOrDefault(selected => NameOf(selected) == name)?.Expression;
        return expression is ColumnReferenceExpression column ? Find(column)
            : SelectedTypeOf(expression) is { } type ? new SqlColumn("", name, type, true)
            : null;
    }

    private sealed record Source(string Alias, Func<string, SqlColumn?> Find);
}
