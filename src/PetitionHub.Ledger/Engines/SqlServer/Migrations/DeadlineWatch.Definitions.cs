namespace PetitionHub.Ledger.Engines.SqlServer.Migrations;

/// <summary>
/// What EF Core's model has no words for: a table that gets a column gets a new type for its sets, as a type cannot be altered.
/// </summary>
public partial class DeadlineWatch
{
    private static readonly string[] Definitions =
    [
        "DROP TYPE dbo.petitions_rows;",
        "DROP TYPE dbo.duties_rows;",
        """
        CREATE TYPE dbo.petitions_rows AS TABLE (
            id binary(16) NOT NULL,
            state varbinary(max) NOT NULL,
            version bigint NOT NULL,
            status int NOT NULL,
            holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            holder_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registrar nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            purpose int NOT NULL,
            registered_at_ms bigint NOT NULL,
            matter_id binary(16) NOT NULL,
            query_code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            content_sequence bigint NOT NULL,
            last_sequence bigint NOT NULL,
            open_due_at_ms bigint NULL,
            passing_counted_from_ms bigint NULL,
            PRIMARY KEY (id));
        """,
        """
        CREATE TYPE dbo.duties_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            number int NOT NULL,
            kind int NOT NULL,
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            owed_to nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            started_at_ms bigint NOT NULL,
            due_at_ms bigint NOT NULL,
            is_provisional bit NOT NULL,
            rule_set nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            state int NOT NULL,
            ended_at_ms bigint NULL,
            told int NOT NULL,
            PRIMARY KEY (petition_id, number));
        """,
        "GRANT EXECUTE ON TYPE::dbo.petitions_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.duties_rows TO petitionhub_hub;",
    ];

    private static readonly string[] Removals =
    [
        "DROP TYPE dbo.petitions_rows;",
        "DROP TYPE dbo.duties_rows;",
        """
        CREATE TYPE dbo.petitions_rows AS TABLE (
            id binary(16) NOT NULL,
            state varbinary(max) NOT NULL,
            version bigint NOT NULL,
            status int NOT NULL,
            holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            holder_territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            registrar nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            category nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
            territory nvarchar(9) COLLATE Latin1_General_100_BIN2 NOT NULL,
            purpose int NOT NULL,
            registered_at_ms bigint NOT NULL,
            matter_id binary(16) NOT NULL,
            query_code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            content_sequence bigint NOT NULL,
            last_sequence bigint NOT NULL,
            open_due_at_ms bigint NULL,
            PRIMARY KEY (id));
        """,
        """
        CREATE TYPE dbo.duties_rows AS TABLE (
            petition_id binary(16) NOT NULL,
            number int NOT NULL,
            kind int NOT NULL,
            unit nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
            owed_to nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
            started_at_ms bigint NOT NULL,
            due_at_ms bigint NOT NULL,
            is_provisional bit NOT NULL,
            rule_set nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            state int NOT NULL,
            ended_at_ms bigint NULL,
            PRIMARY KEY (petition_id, number));
        """,
        "GRANT EXECUTE ON TYPE::dbo.petitions_rows TO petitionhub_hub;",
        "GRANT EXECUTE ON TYPE::dbo.duties_rows TO petitionhub_hub;",
    ];
}
