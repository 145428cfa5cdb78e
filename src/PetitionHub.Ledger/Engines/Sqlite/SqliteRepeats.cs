using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PetitionHub.Ledger.Model;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>Rows of the index of repeats. The engine is in the process: a statement is prepared once and run for each row or key.</summary>
internal static class SqliteRepeats
{
    public const string SelectBands =
        "SELECT petition_id FROM repeat_bands WHERE band_key = $band_key ORDER BY petition_id DESC LIMIT $items";

    public const string DeleteSketch = "DELETE FROM repeat_sketches WHERE petition_id = $petition_id";

    public const string DeleteBand = "DELETE FROM repeat_bands WHERE band_key = $band_key AND petition_id = $petition_id";

    public const string InsertSketch =
        """
        INSERT INTO repeat_sketches (petition_id, petitioner, text_hash, sketch, category, territory)
        VALUES ($petition_id, $petitioner, $text_hash, $sketch, $category, $territory)
        """;

    public const string InsertBand = "INSERT INTO repeat_bands (band_key, petition_id) VALUES ($band_key, $petition_id)";

    public static async Task<IReadOnlyList<RepeatBandRow>> FindAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int itemsPerKey, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = (SqliteCommand)context.Database.GetDbConnection().CreateCommand();
        command.CommandText = SelectBands;
        var band = command.Parameters.Add(new SqliteParameter { ParameterName = "$band_key" });
        command.Parameters.AddWithValue("$items", itemsPerKey);
        var found = new List<RepeatBandRow>();
        foreach (var key in keys)
        {
            band.Value = key;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                found.Add(new RepeatBandRow { BandKey = key, PetitionId = new Guid(reader.GetFieldValue<byte[]>(0), bigEndian: true) });
        }

        return found;
    }

    public static async Task WriteAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken)
    {
        await RunAsync(context, DeleteSketch, rows.RemovedSketches, id => [ToBytes(id)], cancellationToken, "$petition_id");
        await RunAsync(context, DeleteBand, rows.RemovedBands, BandOf, cancellationToken, "$band_key", "$petition_id");
        await RunAsync(
            context,
            InsertSketch,
            rows.Sketches,
            row => [ToBytes(row.PetitionId), row.Petitioner, row.TextHash, row.Sketch, row.Category, row.Territory],
            cancellationToken,
            "$petition_id", "$petitioner", "$text_hash", "$sketch", "$category", "$territory");
        // In the order of the key, as the table is: neighbours fall onto the same page.
        await RunAsync(context, InsertBand, [.. rows.Bands.OrderBy(row => row.BandKey)], BandOf, cancellationToken, "$band_key", "$petition_id");
    }

    private static object?[] BandOf(RepeatBandRow row) => [row.BandKey, ToBytes(row.PetitionId)];

    private static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static async Task RunAsync<TRow>(
        LedgerContext context, string sql, IReadOnlyCollection<TRow> rows, Func<TRow, object?[]> read, CancellationToken cancellationToken,
        params string[] parameters)
    {
        if (rows.Count == 0)
            return;
        await using var command = (SqliteCommand)context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqliteTransaction?)context.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        foreach (var row in rows)
        {
            var values = read(row);
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
