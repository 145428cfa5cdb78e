using System.Globalization;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Ledger;

/// <summary>Ledger entries and receipts for people.</summary>
internal static class EntryTables
{
    public static Table OfMany(IEnumerable<LedgerEntry> entries)
    {
        var table = Tables.Of("sequence", "time", "actor", "step", "petition", "status", "holder");
        foreach (var entry in entries)
            table.Row(
                Sequence(entry.Sequence), Moments.Of(entry.Time), entry.Actor, EnumWords.Of(entry.StepCase), entry.PetitionId,
                EnumWords.Of(entry.Status), entry.Holder);
        return table;
    }

    /// <summary>One entry as a line, for a stream, whose columns cannot wait for what comes later.</summary>
    public static string OneLine(LedgerEntry entry) => string.Join(
        "  ",
        Sequence(entry.Sequence).PadLeft(9), Moments.Of(entry.Time), EnumWords.Of(entry.StepCase).PadRight(24), entry.PetitionId,
        entry.Actor);

    public static Table OfReceipt(Receipt receipt, string queryCode = "") => Tables.OfFields(
        ("petition", receipt.PetitionId),
        ("query code", queryCode),
        ("request", receipt.RequestId),
        ("entries", receipt.FirstSequence == receipt.LastSequence
            ? Sequence(receipt.LastSequence)
            : $"{Sequence(receipt.FirstSequence)} to {Sequence(receipt.LastSequence)}"),
        ("time", Moments.Of(receipt.Time)),
        ("sha-256", Convert.ToHexStringLower(receipt.Sha256.Span)));

    private static string Sequence(long number) => number.ToString(CultureInfo.InvariantCulture);
}
