using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>Puts rows into a table by one prepared statement.</summary>
internal sealed class SqlitePut<TRow>(string table, params SqliteColumn<TRow>[] columns)
{
    public string Sql { get; } =
        $"""
        INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))})
        VALUES ({string.Join(", ", columns.Select(_ => "?"))})
        ON CONFLICT {OnConflict(columns)}
        """;

    // Of a row that is all key there is nothing to replace.
    private static string OnConflict(SqliteColumn<TRow>[] columns) => columns.All(column => column.Merge == SqliteMerge.Key)
        ? "DO NOTHING"
        : "DO UPDATE SET "
            + string.Join(", ", columns.Where(column => column.Merge is not (SqliteMerge.Key or SqliteMerge.Keep))
                .Select(column => column.Update));

    public void Run(sqlite3 database, IEnumerable<TRow> rows) => Statement.RunEach(database, Sql, rows, Bind);

    private Statement Bind(Statement statement, TRow row)
    {
        foreach (var column in columns)
            column.Bind(statement, row);
        return statement;
    }
}
