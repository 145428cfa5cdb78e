namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// What EF Core's model has no words for: a table that gets a column gets a new type for its sets, as a type cannot be altered.
/// </summary>
public partial class Accused
{
    private static readonly string[] Definitions =
    [
        "DROP TYPE dbo.monitored_items_rows;",
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
            accused nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
            PRIMARY KEY (petition_id));
        """,
        "GRANT EXECUTE ON TYPE::dbo.monitored_items_rows TO petitionhub_hub;",
    ];

    private static readonly string[] Removals =
    [
        "DROP TYPE dbo.monitored_items_rows;",
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
        "GRANT EXECUTE ON TYPE::dbo.monitored_items_rows TO petitionhub_hub;",
    ];
}
