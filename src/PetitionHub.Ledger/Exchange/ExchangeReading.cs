using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Exchange;

/// <summary>Reads what a unit exchanged.</summary>
internal static class ExchangeReading
{
    /// <summary>No command has more: the first entry of one that ends behind a sequence is not farther before it.</summary>
    private const int MaxEntriesInCommand = 8;

    // For these the last entry names the destination; the contents of the others need not be read.
    private static readonly int[] KindsWithDestination =
    [
        .. new[]
        {
            StepKind.Transfer, StepKind.Assignment, StepKind.UpwardReport, StepKind.Copying, StepKind.Referral,
            StepKind.ObjectionDecision,
            StepKind.DisputeDecision, StepKind.FuchaRequest, StepKind.FuheRequest,
        }.Select(kind => (int)kind),
    ];

    /// <summary>
    /// The commands that a unit sent and whose last entry comes after a sequence and is at most another, in order.
    /// </summary>
    public static async Task<List<ExchangedEntry>> ReadSentAsync(
        LedgerContext context, UnitCode unit, long after, long through, int limit, CancellationToken cancellationToken)
    {
        var (actor, from) = (unit.Value, after - MaxEntriesInCommand);
        var rows = context.SentEntries
            .Where(row => row.Actor == actor && row.Sequence > from && row.Sequence <= through)
            .Join(context.Entries, sent => sent.Sequence, entry => entry.Sequence, (_, entry) => entry)
            .Where(first => first.RequestId != null)
            .Join(
                context.Entries,
                first => first.Sequence + first.EntriesInCommand - 1,
                last => last.Sequence,
                (first, last) => new
                {
                    FirstKind = first.Kind,
                    last.Sequence,
                    last.Sha256,
                    last.PetitionId,
                    Content = KindsWithDestination.Contains(last.Kind) ? last.Content : null,
                    First = first.Sequence,
                })
            .Where(row => row.Sequence > after && row.Sequence <= through)
            .OrderBy(row => row.First)
            .Take(limit);
        var entries = new List<ExchangedEntry>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // A unit that is named to lead gets the petition by a transfer that no command asked for by name.
            var destination = row.Content is null || row.FirstKind == (int)StepKind.UnitNaming
                ? ""
                : V1.CommandDestination.Of(V1.LedgerEntry.Parser.ParseFrom(row.Content));
            entries.Add(new ExchangedEntry(row.Sequence, row.Sha256, destination, PetitionOf(row.PetitionId)));
        }

        return entries;
    }

    /// <summary>The entries in a unit's inbox after a sequence and up to another, in order.</summary>
    public static async Task<List<ExchangedEntry>> ReadReceivedAsync(
        LedgerContext context, UnitCode unit, long after, long through, int limit, CancellationToken cancellationToken)
    {
        var rows = context.Addressees
            .Where(row => row.Addressee == unit.Value && row.Sequence > after && row.Sequence <= through)
            .OrderBy(row => row.Sequence)
            .Join(
                context.Entries,
                addressee => addressee.Sequence,
                entry => entry.Sequence,
                (_, entry) => new { entry.Sequence, entry.Sha256, entry.Actor, entry.PetitionId })
            .Take(limit);
        var entries = new List<ExchangedEntry>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            entries.Add(new ExchangedEntry(row.Sequence, row.Sha256, row.Actor, PetitionOf(row.PetitionId)));
        return entries;
    }

    private static PetitionId? PetitionOf(Guid? id) => id is { } petition ? new PetitionId(petition) : null;
}
