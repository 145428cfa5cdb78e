using System.Data.Common;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Columns as the ledger's tables keep them.</summary>
internal static class ReaderColumns
{
    public static byte[] GetBytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    public static Guid GetUuid(this DbDataReader reader, int column) => new(reader.GetBytes(column), bigEndian: true);

    public static string? GetNullableString(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
