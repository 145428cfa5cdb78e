namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// What EF Core's model has no words for: how the tables are kept, the sets that the writer sends, and the hub's rights. Uploads may be
/// removed, as a file that no entry refers to is; references never.
/// </summary>
public partial class Attachments
{
    private static readonly string[] Definitions =
    [
        "ALTER TABLE dbo.attachment_uploads REBUILD WITH (DATA_COMPRESSION = ROW);",
        "ALTER TABLE dbo.attachment_references REBUILD WITH (DATA_COMPRESSION = ROW);",
        """
        CREATE TYPE dbo.unit_keys AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            PRIMARY KEY (unit));
        """,
        """
        CREATE TYPE dbo.attachment_keys AS TABLE (
            sha256 binary(32) NOT NULL,
            PRIMARY KEY (sha256));
        """,
        """
        CREATE TYPE dbo.upload_keys AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sha256 binary(32) NOT NULL,
            PRIMARY KEY (unit, sha256));
        """,
        """
        CREATE TYPE dbo.attachment_uploads_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sha256 binary(32) NOT NULL,
            size_bytes bigint NOT NULL,
            media_type nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
            storage_key binary(16) NOT NULL,
            started_at_ms bigint NOT NULL,
            completed_at_ms bigint NULL,
            PRIMARY KEY (unit, sha256));
        """,
        """
        CREATE TYPE dbo.attachment_references_rows AS TABLE (
            sha256 binary(32) NOT NULL,
            petition_id binary(16) NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (sha256, petition_id, sequence));
        """,
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.attachment_uploads TO petitionhub_hub;",
        "GRANT SELECT, INSERT ON dbo.attachment_references TO petitionhub_hub;",
        "DENY UPDATE, DELETE ON dbo.attachment_references TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.attachment_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.upload_keys TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.attachment_uploads_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.attachment_references_rows TO petitionhub_hub;",
    ];

    private static readonly string[] Removals =
    [
        "DROP TYPE dbo.unit_keys;",
        "DROP TYPE dbo.attachment_keys;",
        "DROP TYPE dbo.upload_keys;",
        "DROP TYPE dbo.attachment_uploads_rows;",
        "DROP TYPE dbo.attachment_references_rows;",
    ];
}
