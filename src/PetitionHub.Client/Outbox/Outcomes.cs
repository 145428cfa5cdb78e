using System.Data.Common;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>
/// Writes what became of commands. Each method returns how many commands it changed: 0 where the outcome was there.
/// </summary>
internal static class Outcomes
{
    public static int Store(DbConnection connection, PushCommandsResponse answer, DateTimeOffset now) => answer.OutcomeCase switch
    {
        PushCommandsResponse.OutcomeOneofCase.Receipt => Set(
            connection, answer.Sequence, OutboxState.Accepted, now,
            "petition_id = $petition, receipt = $receipt, query_code = $code, sequence = $sequence, sha256 = $sha256",
            ("$petition", answer.Receipt.PetitionId), ("$receipt", answer.Receipt), ("$code", answer.QueryCode),
            ("$sequence", answer.Receipt.LastSequence), ("$sha256", answer.Receipt.Sha256)),
        PushCommandsResponse.OutcomeOneofCase.Refusal => Set(
            connection, answer.Sequence, OutboxState.Refused, now, "refusal = $refusal", ("$refusal", answer.Refusal)),
        // Of a later hub: the command has no answer that this client could keep.
        _ => 0,
    };

    /// <summary>Refuses a command here: the one that it refers to was refused.</summary>
    public static int Refuse(DbConnection connection, long number, DateTimeOffset now) =>
        Set(connection, number, OutboxState.Refused, now, "refusal = NULL");

    private static int Set(
        DbConnection connection, long number, OutboxState state, DateTimeOffset now, string columns,
        params (string, object?)[] parameters)
    {
        var changed = connection.Execute(
            $"""
            UPDATE command SET state = $state, outcome = (SELECT outcome + 1 FROM outbox), outcome_time = $now, {columns}
            WHERE number = $number AND state = 0
            """,
            [("$state", (int)state), ("$now", now), ("$number", number), .. parameters]);
        if (changed == 1)
        {
            connection.Execute("UPDATE outbox SET outcome = outcome + 1");
            ClientMetrics.OutboxOutcomes.Add(
                1, new KeyValuePair<string, object?>("outcome", state == OutboxState.Accepted ? "accepted" : "refused"));
        }

        return changed;
    }
}
