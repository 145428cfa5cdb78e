using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Rows of the index of repeats. The engine is in the process: a statement is prepared once and run for each row or key.
/// </summary>
internal static class SqliteRepeats
{
    public const string SelectBands =
        "SELECT petition_id FROM repeat_bands WHERE band_key = $band_key ORDER BY petition_id DESC LIMIT $items";

    public const string SelectFirstBands =
        "SELECT petition_id FROM repeat_bands WHERE band_key = $band_key ORDER BY petition_id LIMIT $items";

    public const string DeleteSketch = "DELETE FROM repeat_sketches WHERE petition_id = ?";

    public const string DeleteBand = "DELETE FROM repeat_bands WHERE band_key = ? AND petition_id = ?";

    public const string InsertSketch =
        """
        INSERT INTO repeat_sketches (petition_id, petitioner, text_hash, sketch, category, territory)
        VALUES (?, ?, ?, ?, ?, ?)
        """;

    public const string InsertBand = "INSERT INTO repeat_bands (band_key, petition_id) VALUES (?, ?)";

    public static async Task<IReadOnlyList<RepeatBandRow>> FindAsync(
        LedgerContext context, string select, IReadOnlyCollection<long> keys, int petitionsPerKey,
        CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        using var statement = new Statement(SqliteScope.HandleOf(context), select);
        var found = new List<RepeatBandRow>();
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            statement.Bind(key).Bind((long)petitionsPerKey);
            while (statement.Read())
                found.Add(new RepeatBandRow { BandKey = key, PetitionId = statement.GetGuid(0) });
        }

        return found;
    }

    public static void Write(LedgerContext context, RepeatRows rows)
    {
        var database = SqliteScope.HandleOf(context);
        Statement.RunEach(database, DeleteSketch, rows.RemovedSketches, (statement, id) => statement.Bind(id));
        Statement.RunEach(database, DeleteBand, rows.RemovedBands, BindBand);
        Statement.RunEach(
            database,
            InsertSketch,
            rows.Sketches,
            (statement, row) => statement.Bind(row.PetitionId).Bind(row.Petitioner).Bind(row.TextHash)
                .Bind(row.Sketch).Bind(row.Category).Bind(row.Territory));
        // In the order of the key, as the table is: neighbours fall onto the same page.
        Statement.RunEach(database, InsertBand, rows.Bands.OrderBy(row => row.BandKey).ThenBy(row => row.PetitionId), BindBand);
    }

    private static Statement BindBand(Statement statement, RepeatBandRow row) => statement.Bind(row.BandKey).Bind(row.PetitionId);
}
