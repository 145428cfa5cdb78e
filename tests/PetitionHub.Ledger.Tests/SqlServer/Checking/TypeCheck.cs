using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PetitionHub.Ledger.Tests.SqlServer.Checking;

/// <summary>
/// What DacFx does not check: that what is compared, assigned and inserted is of the column's type and fits into it, that as many
/// values as columns are inserted, and that every column is found. Functions and what is computed are not looked into.
/// </summary>
internal sealed class TypeCheck : TSqlFragmentVisitor
{
    private readonly CheckedSql _sql;
    private readonly Scope _scope;
    private readonly List<string> _faults = [];

    private TypeCheck(CheckedSql sql, TSqlStatement statement) => (_sql, _scope) = (sql, new Scope(statement, sql));

    public static IReadOnlyList<string> FindErrors(CheckedSql sql)
    {
        var faults = new List<string>();
        foreach (var statement in TSql.ParseStatements(sql.Text))
        {
            var check = new TypeCheck(sql, statement);
            statement.Accept(check);
            faults.AddRange(check._faults);
        }

        return faults;
    }

    public override void Visit(BooleanComparisonExpression node) => Compare(node.FirstExpression, node.SecondExpression);

    public override void Visit(LikePredicate node) => Compare(node.FirstExpression, node.SecondExpression);

    public override void Visit(InPredicate node)
    {
        foreach (var value in node.Values)
            Compare(node.Expression, value);
        if (node.Subquery is not null)
            Compare(node.Expression, node.Subquery);
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.ColumnType == ColumnType.Regular && node.MultiPartIdentifier is { Count: > 1 } && _scope.Find(node) is null)
            Report(node, "no such column");
    }

    public override void Visit(UpdateSpecification node)
    {
        foreach (var set in node.SetClauses.OfType<AssignmentSetClause>())
        {
            var name = set.Column.MultiPartIdentifier.Identifiers[^1].Value;
            Assign(set, _scope.FindIn(node.Target, name), set.NewValue);
        }
    }

    public override void Visit(InsertSpecification node)
    {
        var columns = node.Columns.Select(column => _scope.FindIn(node.Target, column.MultiPartIdentifier.Identifiers[^1].Value))
            .ToList();
        IEnumerable<IReadOnlyList<ScalarExpression>> rows = node.InsertSource switch
        {
            ValuesInsertSource values => values.RowValues.Select(row => row.ColumnValues.AsReadOnly()),
            SelectInsertSource select => [[.. Scope.SelectedBy(select.Select).Select(selected => selected.Expression)]],
            _ => [],
        };
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
                Report(node, $"{columns.Count} columns and {row.Count} values");
            foreach (var (column, value) in columns.Zip(row))
                Assign(value, column, value);
        }
    }

    private void Compare(ScalarExpression first, ScalarExpression second)
    {
        var (one, other) = (_scope.TypeOf(first), _scope.TypeOf(second));
        if (one is not null && other is not null && !one.ComparesWith(other))
            Report(first, $"{one} is compared with {other}");
    }

    private void Assign(TSqlFragment place, SqlColumn? column, ScalarExpression value)
    {
        if (column is null)
            Report(place, "no such column");
        else if (_scope.TypeOf(value) is { } type && !type.FitsInto(column.Type))
            Report(place, $"{type} does not fit into {column.Table}.{column.Name} {column.Type}");
    }

    private void Report(TSqlFragment place, string fault) => _faults.Add($"{_sql.Name}: {fault}: {TSql.TextOf(place)}");
}
