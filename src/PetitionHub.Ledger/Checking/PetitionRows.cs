using System.Text.Json;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>Compares petitions' rows, column by column.</summary>
internal static class PetitionRows
{
    public static bool AreSame(PetitionRow expected, PetitionRow row) =>
        (expected.Id, expected.QueryCode, expected.ContentSequence, expected.LastSequence)
            == (row.Id, row.QueryCode, row.ContentSequence, row.LastSequence)
        && expected.State.AsSpan().SequenceEqual(Canonical(row.State));

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
