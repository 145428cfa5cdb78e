using System.Data.Common;
using Microsoft.Data.SqlClient;
using PetitionHub.Ledger.Engines.SqlServer;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>A statement that the product sends, with its parameters as they are declared to the server.</summary>
internal sealed record CheckedSql(string Name, string Text, IReadOnlyList<CheckedParameter> Parameters)
{
    public static CheckedSql Of(string name, SqlStatement statement) => new(
        name, statement.Text, [.. statement.Parameters.Select(parameter => CheckedParameter.Of(parameter.ToParameter(null)))]);

    public static CheckedSql Of(string name, DbCommand command) => new(
        name, command.CommandText, [.. command.Parameters.Cast<SqlParameter>().Select(CheckedParameter.Of)]);

    public override string ToString() => Name;
}

/// <summary>A parameter: of a type, or a set of the named table type.</summary>
internal sealed record CheckedParameter(string Name, SqlType Type, string? TableType = null)
{
    public static CheckedParameter Of(SqlParameter parameter)
    {
        var name = parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : $"@{parameter.ParameterName}";
        if (parameter.SqlDbType == System.Data.SqlDbType.Structured)
            return new CheckedParameter(name, new SqlType("table"), parameter.TypeName.Split('.')[^1]);
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();
        int? length = type is "nvarchar" or "varchar" or "binary" or "varbinary" ? parameter.Size is 0 or -1 ? -1
            : parameter.Size : null;
        return new CheckedParameter(name, new SqlType(type, length));
    }
}
