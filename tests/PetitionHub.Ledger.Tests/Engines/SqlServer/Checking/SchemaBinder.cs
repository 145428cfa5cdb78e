using System.Text;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PetitionHub.Ledger.Engines.SqlServer;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>
/// Binds statements to the schema: each becomes the body of a procedure of a DacFx model, whose validation resolves every table
/// and column. DacFx lets pass what it only warns of and what comes from a set; here a warning is a fault, and a set is a table.
/// </summary>
internal static class SchemaBinder
{
    /// <summary>All that is wrong with the statements, each with the statement's name; empty where all is well.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="schema">Where names without a schema are looked for first.</param>
    public static IReadOnlyList<string> FindErrors(
        IReadOnlyList<CheckedSql> statements, string schema = SqlServerLedgerContext.Schema)
    {
        var faults = new List<string>();
        using var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var definition in MigratedSchema.Instance.Definitions)
            model.AddObjects(TSql.TextOf(definition));
        for (var i = 0; i < statements.Count; i++)
        {
            try
            {
                model.AddObjects(ToProcedure($"{schema}.check_{i}", statements[i]));
            }
            catch (DacModelException exception)
            {
                faults.Add($"{statements[i].Name}: {exception.Message}");
            }
        }

        faults.AddRange(model.Validate().Select(message => NameStatement(message.ToString(), statements, schema)));
        return faults;
    }

    private static string NameStatement(string message, IReadOnlyList<CheckedSql> statements, string schema)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
            message = message.Replace($"[{schema}].[check_{i}]", statements[i].Name, StringComparison.Ordinal);
        return message;
    }

    private static string ToProcedure(string name, CheckedSql statement)
    {
        var scalars = statement.Parameters.Where(parameter => parameter.TableType is null);
        return $"""
            CREATE PROCEDURE {name} {string.Join(", ", scalars.Select(parameter => $"{parameter.Name} {parameter.Type}"))} AS
            BEGIN
            {WithTables(statement)}
            END
            """;
    }

    private static string WithTables(CheckedSql statement)
    {
        var sets = statement.Parameters.Where(parameter => parameter.TableType is not null)
            .ToDictionary(parameter => parameter.Name, parameter => $"dbo.{MigratedSchema.TableNameOf(parameter.TableType!)}");
        var replacements = new Replacements(sets);
        foreach (var part in TSql.ParseStatements(statement.Text))
            part.Accept(replacements);
        var text = new StringBuilder(statement.Text);
        foreach (var (start, length, name) in replacements.Found.OrderByDescending(found => found.Start))
            text.Remove(start, length).Insert(start, name);
        return text.ToString();
    }

    /// <summary>Finds the sets and the system's views, and what stands for them.</summary>
    private sealed class Replacements(Dictionary<string, string> sets) : TSqlFragmentVisitor
    {
        public List<(int Start, int Length, string Name)> Found { get; } = [];

        public override void Visit(VariableTableReference node)
        {
            if (sets.TryGetValue(node.Variable.Name, out var table))
                Found.Add((node.Variable.StartOffset, node.Variable.FragmentLength, table));
        }

        public override void Visit(NamedTableReference node)
        {
            if (node.SchemaObject.SchemaIdentifier?.Value == "sys")
                Found.Add((
                    node.SchemaObject.StartOffset, node.SchemaObject.FragmentLength,
                    $"dbo.sys_{node.SchemaObject.BaseIdentifier.Value}"));
        }
    }
}
