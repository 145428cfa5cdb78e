using System.Data.Common;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>The receipts of an outbox that are of another history than the hub's ledger.</summary>
internal static class LostReceipts
{
    /// <summary>
    /// Moves the receipts after a sequence aside, and puts their commands back into the queue; returns how many.
    /// </summary>
    public static int Move(DbConnection connection, long afterSequence, DateTimeOffset now)
    {
        connection.Execute(
            """
            INSERT INTO lost_receipt SELECT number, receipt, COALESCE(query_code, ''), $now FROM command
            WHERE state = 1 AND sequence > $after ORDER BY sequence
            """,
            ("$now", now), ("$after", afterSequence));
        return connection.Execute(
            """
            UPDATE command SET state = 0, outcome = NULL, outcome_time = NULL, petition_id = NULL, receipt = NULL,
                query_code = NULL, sequence = NULL, sha256 = NULL
            WHERE state = 1 AND sequence > $after
            """,
            ("$after", afterSequence));
    }

    public static Task<IReadOnlyList<LostReceipt>> ListAsync(LocalFile file, CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyList<LostReceipt>>(
            connection => connection.HasTable("lost_receipt")
                ? [.. connection.Query("SELECT number, receipt, query_code, loss_time FROM lost_receipt ORDER BY rowid", Read)]
                : [],
            cancellationToken);

    private static LostReceipt Read(DbDataReader row) =>
        new(row.GetInt64(0), Receipt.Parser.ParseFrom(row.Bytes(1)), row.GetString(2), row.Moment(3));
}
