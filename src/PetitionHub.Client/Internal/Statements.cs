using System.Data.Common;
using Google.Protobuf;

namespace PetitionHub.Client.Internal;

/// <summary>Short forms of running a statement with parameters.</summary>
internal static class Statements
{
    /// <summary>Runs it; returns how many rows it changed.</summary>
    public static int Execute(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; the type's zero where there is none.</summary>
    public static T? Scalar<T>(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default;
    }

    /// <summary>Every row, read as it is asked for.</summary>
    public static IEnumerable<T> Query<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return read(rows);
    }

    /// <summary>Whether the file has a table: one that only reads meets files that an earlier program made.</summary>
    public static bool HasTable(this DbConnection connection, string name) =>
        connection.Scalar<long>("SELECT COUNT(*) FROM pragma_table_info($name)", ("$name", name)) > 0;

    public static byte[] Bytes(this DbDataReader row, int column) => (byte[])row.GetValue(column);

    public static long? LongOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Moment(this DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                DateTimeOffset moment => moment.ToUnixTimeMilliseconds(),
                ByteString bytes => bytes.ToByteArray(),
                IMessage message => message.ToByteArray(),
                Guid id => id.ToString(),
                _ => value,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
