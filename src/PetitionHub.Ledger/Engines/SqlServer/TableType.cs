using System.Data;
using System.Data.SqlTypes;
using Microsoft.Data.SqlClient.Server;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>A table type of the database, by which a set of rows is one parameter.</summary>
internal abstract class TableType(string name, SqlMetaData[] columns)
{
    /// <summary>The name with its schema.</summary>
    public string Name { get; } = $"dbo.{name}";

    /// <summary>Its columns, as the type has them: the driver sends values by position.</summary>
    public IReadOnlyList<SqlMetaData> Columns => columns;
}

/// <summary>A table type, and how a row of it is filled.</summary>
internal sealed class TableType<TRow>(string name, params TableColumn<TRow>[] columns)
    : TableType(name, [.. columns.Select(column => column.Column)])
{
    /// <summary>The rows as the driver takes them; null for none, as it refuses an empty sequence.</summary>
    public IEnumerable<SqlDataRecord>? Fill(IReadOnlyCollection<TRow> rows) => rows.Count == 0 ? null : FillEach(rows);

    private IEnumerable<SqlDataRecord> FillEach(IReadOnlyCollection<TRow> rows)
    {
        // One record for all: the driver has sent it before it asks for the next one.
        var stored = new SqlDataRecord([.. Columns]);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
                stored.SetValue(i, columns[i].Read(row) ?? DBNull.Value);
            yield return stored;
        }
    }
}

/// <summary>A column of a table type, and where a row has its value.</summary>
internal sealed record TableColumn<TRow>(SqlMetaData Column, Func<TRow, object?> Read);

/// <summary>The kinds of column that the ledger has.</summary>
internal static class Column
{
    /// <summary>
    /// Set for the driver, which would otherwise use the culture of the calling thread; the server uses the type's own collation.
    /// </summary>
    private const long EnglishLocale = 1033;

    public static TableColumn<TRow> Id<TRow>(string name, Func<TRow, Guid?> read) =>
        new(new SqlMetaData(name, SqlDbType.Binary, 16), row => read(row)?.ToByteArray(bigEndian: true));

    public static TableColumn<TRow> Digest<TRow>(string name, Func<TRow, byte[]?> read) => Binary(name, 32, read);

    public static TableColumn<TRow> Binary<TRow>(string name, int length, Func<TRow, byte[]?> read) =>
        new(new SqlMetaData(name, SqlDbType.Binary, length), read);

    public static TableColumn<TRow> Bytes<TRow>(string name, Func<TRow, byte[]> read) =>
        new(new SqlMetaData(name, SqlDbType.VarBinary, SqlMetaData.Max), read);

    public static TableColumn<TRow> Text<TRow>(string name, int length, Func<TRow, string?> read) =>
        new(
            new SqlMetaData(name, SqlDbType.NVarChar, length, EnglishLocale, SqlCompareOptions.BinarySort),
            row => RequireWhole(read(row), name, length));

    public static TableColumn<TRow> LongText<TRow>(string name, Func<TRow, string?> read) =>
        new(new SqlMetaData(name, SqlDbType.NVarChar, SqlMetaData.Max, EnglishLocale, SqlCompareOptions.BinarySort), read);

    public static TableColumn<TRow> Long<TRow>(string name, Func<TRow, long?> read) =>
        new(new SqlMetaData(name, SqlDbType.BigInt), row => read(row));

    public static TableColumn<TRow> Int<TRow>(string name, Func<TRow, int?> read) =>
        new(new SqlMetaData(name, SqlDbType.Int), row => read(row));

    public static TableColumn<TRow> Bit<TRow>(string name, Func<TRow, bool> read) =>
        new(new SqlMetaData(name, SqlDbType.Bit), row => read(row));

    /// <summary>What is longer than its column the driver cuts off without a word: no row may differ from its entry.</summary>
    private static string? RequireWhole(string? text, string name, int length) => text is null || text.Length <= length
        ? text
        : throw new InvalidDataException($"The column {name} takes {length} UTF-16 units, and {text.Length} were given.");
}
