namespace PetitionHub.Ledger.Engines.SqlServer;

/// <content>Uploads and references.</content>
internal static partial class SqlServerStatements
{
    public static readonly SqlStatement SelectUploads = new(
        """
        SELECT u.unit, u.sha256, u.size_bytes, u.media_type, u.storage_key, u.[key], u.started_at_ms, u.completed_at_ms
        FROM @upload_keys AS k INNER JOIN dbo.attachment_uploads AS u ON u.unit = k.unit AND u.sha256 = k.sha256
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@upload_keys", TableTypes.UploadKeys));

    public static readonly SqlStatement SumUploads = new(
        """
        SELECT k.unit, SUM(u.size_bytes)
        FROM @unit_keys AS k INNER JOIN dbo.attachment_uploads AS u ON u.unit = k.unit
        GROUP BY k.unit
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@unit_keys", TableTypes.UnitKeys));

    public static readonly SqlStatement FindStored = new(
        """
        SELECT u.sha256, u.storage_key, u.[key]
        FROM @attachment_keys AS k INNER JOIN dbo.attachment_uploads AS u ON u.sha256 = k.sha256
        WHERE u.completed_at_ms IS NOT NULL
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@attachment_keys", TableTypes.AttachmentKeys));

    public static readonly SqlStatement InsertReferences = new(
        """
        INSERT INTO dbo.attachment_references (sha256, petition_id, sequence)
        SELECT n.sha256, n.petition_id, n.sequence FROM @references AS n;
        """,
        StatementParameter.Rows("@references", TableTypes.References));

    public static readonly SqlStatement PutUploads = new(
        """
        UPDATE u SET size_bytes = n.size_bytes, media_type = n.media_type, storage_key = n.storage_key, [key] = n.[key],
            started_at_ms = n.started_at_ms, completed_at_ms = n.completed_at_ms
        FROM @uploads AS n INNER JOIN dbo.attachment_uploads AS u ON u.unit = n.unit AND u.sha256 = n.sha256
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO dbo.attachment_uploads (unit, sha256, size_bytes, media_type, storage_key, [key], started_at_ms,
            completed_at_ms)
        SELECT n.unit, n.sha256, n.size_bytes, n.media_type, n.storage_key, n.[key], n.started_at_ms, n.completed_at_ms
        FROM @uploads AS n
        WHERE NOT EXISTS (SELECT 1 FROM dbo.attachment_uploads AS u WHERE u.unit = n.unit AND u.sha256 = n.sha256)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@uploads", TableTypes.Uploads));

    public static readonly SqlStatement DeleteUploads = new(
        """
        DELETE u FROM @abandoned_uploads AS n
        INNER JOIN dbo.attachment_uploads AS u ON u.unit = n.unit AND u.sha256 = n.sha256
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@abandoned_uploads", TableTypes.UploadKeys));

    public static readonly SqlStatement CollectUploads = new(
        """
        DELETE u FROM dbo.attachment_uploads AS u
        WHERE u.started_at_ms >= @collect_from_ms AND u.started_at_ms <= @collect_to_ms
            AND NOT EXISTS (SELECT 1 FROM dbo.attachment_references AS r WHERE r.sha256 = u.sha256);
        """,
        StatementParameter.Long("@collect_from_ms"),
        StatementParameter.Long("@collect_to_ms"));
}
