namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>The statements on the index of repeats.</summary>
internal static partial class SqlServerStatements
{
    public static readonly SqlStatement SelectRepeatBands = new(
        """
        SELECT f.band_key, f.petition_id
        FROM @band_keys AS k
        CROSS APPLY (
            SELECT TOP (@items) b.band_key, b.petition_id FROM projections.repeat_bands AS b
            WHERE b.band_key = k.band_key ORDER BY b.petition_id DESC) AS f
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@band_keys", TableTypes.BandKeys),
        StatementParameter.Long("@items"));

    public static readonly SqlStatement SelectFirstRepeatBands = new(
        """
        SELECT f.band_key, f.petition_id
        FROM @band_keys AS k
        CROSS APPLY (
            SELECT TOP (@items) b.band_key, b.petition_id FROM projections.repeat_bands AS b
            WHERE b.band_key = k.band_key ORDER BY b.petition_id) AS f
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@band_keys", TableTypes.BandKeys),
        StatementParameter.Long("@items"));

    public static readonly SqlStatement DeleteRepeatSketches = new(
        """
        DELETE s FROM @removed_sketches AS n INNER JOIN projections.repeat_sketches AS s ON s.petition_id = n.id
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@removed_sketches", TableTypes.UuidKeys));

    public static readonly SqlStatement DeleteRepeatBands = new(
        """
        DELETE b FROM @removed_bands AS n
        INNER JOIN projections.repeat_bands AS b ON b.band_key = n.band_key AND b.petition_id = n.petition_id
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@removed_bands", TableTypes.RepeatBands));

    public static readonly SqlStatement InsertRepeatSketches = new(
        """
        INSERT INTO projections.repeat_sketches (petition_id, petitioner, text_hash, sketch, category, territory)
        SELECT n.petition_id, n.petitioner, n.text_hash, n.sketch, n.category, n.territory FROM @sketches AS n;
        """,
        StatementParameter.Rows("@sketches", TableTypes.RepeatSketches));

    public static readonly SqlStatement InsertRepeatBands = new(
        "INSERT INTO projections.repeat_bands (band_key, petition_id) SELECT n.band_key, n.petition_id FROM @bands AS n;",
        StatementParameter.Rows("@bands", TableTypes.RepeatBands));
}
