using System.Data.Common;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>The tables of an outbox, and how their rows are read.</summary>
internal static class OutboxTables
{
    /// <summary>
    /// A number is never given twice, also after pruning; nor is an outcome. <c>counterparty</c>, <c>sequence</c> and
    /// <c>sha256</c> are what is reconciled.
    /// </summary>
    public static readonly LocalFileKind Kind = new("outbox", 0x70684F42, 1, """
        CREATE TABLE outbox (source TEXT NOT NULL, outcome INTEGER NOT NULL, pruned_through INTEGER NOT NULL) STRICT;
        CREATE TABLE command (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            request_id TEXT NOT NULL UNIQUE,
            content BLOB NOT NULL,
            petition_of INTEGER,
            enqueue_time INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            outcome INTEGER,
            outcome_time INTEGER,
            petition_id TEXT,
            receipt BLOB,
            query_code TEXT,
            refusal BLOB,
            replaced_by INTEGER,
            counterparty TEXT NOT NULL,
            sequence INTEGER,
            sha256 BLOB
        ) STRICT;
        CREATE INDEX command_waiting ON command (number) WHERE state = 0;
        CREATE INDEX command_refused ON command (number) WHERE state = 2 AND replaced_by IS NULL;
        CREATE INDEX command_petition_of ON command (petition_of) WHERE state = 0 AND petition_of IS NOT NULL;
        CREATE UNIQUE INDEX command_outcome ON command (outcome) WHERE outcome IS NOT NULL;
        CREATE INDEX command_exchange ON command (counterparty, sequence) WHERE sequence IS NOT NULL;
        """,
        Additions: """
        CREATE INDEX IF NOT EXISTS command_sequence ON command (sequence) WHERE state = 1;
        CREATE TABLE IF NOT EXISTS lost_receipt (
            number INTEGER NOT NULL,
            receipt BLOB NOT NULL,
            query_code TEXT NOT NULL,
            loss_time INTEGER NOT NULL
        ) STRICT;
        """);

    private const string Columns = """
        SELECT number, request_id, content, petition_of, enqueue_time, state, outcome, outcome_time, receipt, query_code, refusal,
            replaced_by
        FROM command
        """;

    /// <summary>The commands that a condition chooses, with an order and a limit where they matter.</summary>
    public static List<OutboxCommand> Read(DbConnection connection, string where, params (string, object?)[] parameters) =>
        [.. connection.Query($"{Columns} WHERE {where}", Read, parameters)];

    private static OutboxCommand Read(DbDataReader row)
    {
        var petitionOf = row.LongOrNull(3);
        var state = (OutboxState)row.GetInt32(5);
        return new OutboxCommand
        {
            Number = row.GetInt64(0),
            RequestId = Guid.Parse(row.GetString(1)),
            Request = Commands.RequestOf(PushCommandsRequest.Parser.ParseFrom(row.Bytes(2))),
            PetitionOf = petitionOf,
            EnqueueTime = row.Moment(4),
            State = state,
            Outcome = row.LongOrNull(6) ?? 0,
            OutcomeTime = row.IsDBNull(7) ? null : row.Moment(7),
            Receipt = row.IsDBNull(8) ? null : Receipt.Parser.ParseFrom(row.Bytes(8)),
            QueryCode = row.IsDBNull(9) ? "" : row.GetString(9),
            Refusal = state == OutboxState.Refused ? RefusalOf(row, petitionOf) : null,
            ReplacedBy = row.LongOrNull(11),
        };
    }

    /// <summary>Without a refusal of the hub it was refused here, because of the command that it refers to.</summary>
    private static HubError RefusalOf(DbDataReader row, long? petitionOf) => row.IsDBNull(10)
        ? HubError.OfClient(
            OutboxCommand.EarlierRefused,
            $"It is about the petition of command {petitionOf}, which was refused: there is no such petition. Send it anew with "
                + "one that is there.",
            ("command", $"{petitionOf}"))
        : HubError.From(CommandRefusal.Parser.ParseFrom(row.Bytes(10)));
}
