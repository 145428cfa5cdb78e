using System.Data;
using Microsoft.Data.SqlClient;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// A statement, or several that belong together, with its parameters as they are declared; values come by position.
/// </summary>
internal sealed class SqlStatement(string text, params StatementParameter[] parameters)
{
    public string Text => text;

    public IReadOnlyList<StatementParameter> Parameters => parameters;

    public SqlCommand ToCommand(SqlConnection connection, SqlTransaction? transaction, int timeoutS, params object?[] values)
    {
        var command = new SqlCommand { Connection = connection, Transaction = transaction, CommandTimeout = timeoutS };
        AddTo(command, values);
        return command;
    }

    /// <summary>Adds it to what the command has to do: one trip to the server for all.</summary>
    public void AddTo(SqlCommand command, params object?[] values)
    {
        if (values.Length != parameters.Length)
            throw new ArgumentException($"There are {values.Length} values for {parameters.Length} parameters.", nameof(values));
        command.CommandText = command.CommandText.Length == 0 ? text : $"{command.CommandText}\n{text}";
        for (var i = 0; i < parameters.Length; i++)
            command.Parameters.Add(parameters[i].ToParameter(values[i]));
    }
}

/// <summary>
/// A parameter. Its type is declared, never guessed from a value: a guess gives a plan for each length of a string.
/// </summary>
internal sealed record StatementParameter(string Name, SqlDbType Type, int Size = 0, TableType? Table = null)
{
    private const int UnboundedSize = -1;

    public static StatementParameter Long(string name) => new(name, SqlDbType.BigInt);

    public static StatementParameter Text(string name, int length) => new(name, SqlDbType.NVarChar, length);

    public static StatementParameter Digest(string name) => new(name, SqlDbType.Binary, 32);

    public static StatementParameter Bytes(string name) => new(name, SqlDbType.VarBinary, UnboundedSize);

    public static StatementParameter Rows(string name, TableType type) => new(name, SqlDbType.Structured, Table: type);

    public SqlParameter ToParameter(object? value) => Table is null
        ? new SqlParameter(Name, Type, Size) { Value = value ?? DBNull.Value }
        : new SqlParameter(Name, SqlDbType.Structured) { TypeName = Table.Name, Value = value };
}
