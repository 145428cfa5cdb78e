using System.Text.Json;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>Compares petitions' rows, column by column.</summary>
internal static class PetitionRows
{
    public static bool AreSame(PetitionRow expected, PetitionRow row) =>
        Columns(expected).Equals(Columns(row)) && expected.State.AsSpan().SequenceEqual(Canonical(row.State));

    private static object Columns(PetitionRow row) => (
        (row.Id, row.Version, row.Status, row.Holder, row.HolderTerritory, row.Registrar, row.Category),
        (row.Territory, row.Purpose, row.RegisteredAtMs, row.MatterId, row.QueryCode, row.ContentSequence),
        (row.LastSequence, row.OpenDueAtMs, row.PassingCountedFromMs));

    /// <summary>The state as this version writes it, so that a row of an earlier version is not a fault.</summary>
    private static byte[] Canonical(byte[] state)
    {
        try
        {
            return StateJson.Write(StateJson.Read(state));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return [];
        }
    }
}
