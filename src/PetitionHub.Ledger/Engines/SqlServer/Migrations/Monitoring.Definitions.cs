namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// What EF Core's model has no words for: how the figures are kept, their sets, and the hub's rights to them. A hub may remove rows, since
/// they follow from the ledger and are made again, and what was heard of units' systems is kept for a while only.
/// </summary>
public partial class Monitoring
{
    private static readonly string[] Definitions =
    [
        "ALTER TABLE dbo.monitored_units REBUILD WITH (DATA_COMPRESSION = ROW);",
        "ALTER TABLE dbo.monitored_items REBUILD WITH (DATA_COMPRESSION = ROW);",
        "ALTER TABLE dbo.flow_hours REBUILD WITH (DATA_COMPRESSION = PAGE);",
        "ALTER TABLE dbo.flow_cells REBUILD WITH (DATA_COMPRESSION = PAGE);",
        "ALTER TABLE dbo.measures REBUILD WITH (DATA_COMPRESSION = PAGE);",
        "ALTER TABLE dbo.unit_contacts REBUILD WITH (DATA_COMPRESSION = ROW);",
        "ALTER TABLE dbo.unit_errors REBUILD WITH (DATA_COMPRESSION = ROW);",
        """
        CREATE TYPE dbo.monitored_units_rows AS TABLE (
            code nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            organ int NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (code));
        """,
        """
        CREATE TYPE dbo.monitored_items_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            registrar nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registrar_organ int NOT NULL,
            registered_at_ms bigint NOT NULL,
            status int NOT NULL,
            holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            open_holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            held_since_ms bigint NOT NULL,
            hands varbinary(max) NOT NULL,
            bounces int NOT NULL,
            between_since_ms bigint NULL,
            acting_unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            waiting_kind int NULL,
            waiting_since_ms bigint NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            destination nvarchar(9) COLLATE Latin1_General_100_BIN2 NULL,
            region nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
            persons int NOT NULL,
            is_excluded bit NOT NULL,
            is_repeat bit NOT NULL,
            bureau_due_ms bigint NULL,
            bureau_done_ms bigint NULL,
            unit_due_ms bigint NULL,
            unit_done_ms bigint NULL,
            reply_due_ms bigint NULL,
            concluded_at_ms bigint NULL,
            backlog_at_ms bigint NULL,
            bureau_rating int NULL,
            bureau_rated_at_ms bigint NULL,
            unit_rating int NULL,
            unit_rated_at_ms bigint NULL,
            voided_at_ms bigint NULL,
            PRIMARY KEY (petition_id));
        """,
        """
        CREATE TYPE dbo.flow_hours_rows AS TABLE (
            hour int NOT NULL,
            from_unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            to_unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            kind int NOT NULL,
            from_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            to_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (hour, from_unit, to_unit, kind, from_territory, to_territory));
        """,
        """
        CREATE TYPE dbo.flow_cells_rows AS TABLE (
            grain int NOT NULL,
            bucket int NOT NULL,
            from_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            from_level int NOT NULL,
            to_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            to_level int NOT NULL,
            kind int NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (grain, bucket, from_territory, from_level, to_territory, to_level, kind));
        """,
        """
        CREATE TYPE dbo.measures_rows AS TABLE (
            subject nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            grain int NOT NULL,
            bucket int NOT NULL,
            measure int NOT NULL,
            level int NOT NULL,
            count bigint NOT NULL,
            total_seconds bigint NOT NULL,
            longest_seconds bigint NOT NULL,
            PRIMARY KEY (subject, grain, bucket, measure, level));
        """,
        """
        CREATE TYPE dbo.unit_contacts_rows AS TABLE (
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            called_at_ms bigint NULL,
            pulled_at_ms bigint NULL,
            commanded_at_ms bigint NULL,
            certificate_ends_at_ms bigint NULL,
            PRIMARY KEY (unit));
        """,
        """
        CREATE TYPE dbo.unit_errors_rows AS TABLE (
            day int NOT NULL,
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            reason nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            count bigint NOT NULL,
            last_at_ms bigint NOT NULL,
            PRIMARY KEY (day, unit, reason));
        """,
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.monitored_units TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.monitored_units_rows TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.monitored_items TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.monitored_items_rows TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.flow_hours TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.flow_hours_rows TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.flow_cells TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.flow_cells_rows TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.measures TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.measures_rows TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.unit_contacts TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_contacts_rows TO petitionhub_hub;",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.unit_errors TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.unit_errors_rows TO petitionhub_hub;",
    ];

    private static readonly string[] Removals =
    [
        "DROP TYPE dbo.monitored_units_rows;",
        "DROP TYPE dbo.monitored_items_rows;",
        "DROP TYPE dbo.flow_hours_rows;",
        "DROP TYPE dbo.flow_cells_rows;",
        "DROP TYPE dbo.measures_rows;",
        "DROP TYPE dbo.unit_contacts_rows;",
        "DROP TYPE dbo.unit_errors_rows;",
    ];
}
