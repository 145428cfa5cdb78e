using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>The grammar of the oldest version that the hub runs on, SQL Server 2019.</summary>
internal static class TSql
{
    public static IReadOnlyList<string> FindSyntaxErrors(string sql)
    {
        Parse(sql, out var errors);
        return errors;
    }

    /// <summary>Its statements, of all batches, in order.</summary>
    public static IReadOnlyList<TSqlStatement> ParseStatements(string sql)
    {
        var script = Parse(sql, out var errors);
        Assert.Empty(errors);
        return [.. script.Batches.SelectMany(batch => batch.Statements)];
    }

    public static string TextOf(TSqlFragment fragment) =>
        string.Concat(
            fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
            .Select(token => token.Text));

    private static TSqlScript Parse(string sql, out IReadOnlyList<string> errors)
    {
        using var reader = new StringReader(sql);
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var found);
        errors = [.. found.Select(error => $"syntax: line {error.Line}: {error.Message}")];
        return script;
    }
}
