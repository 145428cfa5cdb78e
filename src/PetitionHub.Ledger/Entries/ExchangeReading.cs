using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Entries;

/// <summary>Reads what a unit exchanged, and which sequences a period has.</summary>
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
    public static async Task<List<ExchangedItem>> ReadSentAsync(
        LedgerContext context, UnitCode unit, long after, long through, int limit, CancellationToken cancellationToken)
    {
        var (actor, from) = (unit.Value, after - MaxEntriesInCommand);
        var rows = context.Entries
            .Where(first => first.Actor == actor && first.Sequence > from && first.Sequence <= through && first.RequestId != null)
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
        var items = new List<ExchangedItem>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // A unit that is named to lead gets the petition by a transfer that no command asked for by name.
            var destination = row.Content is null || row.FirstKind == (int)StepKind.UnitNaming
                ? ""
                : V1.ExchangeItems.DestinationOf(V1.LedgerEntry.Parser.ParseFrom(row.Content));
            items.Add(new ExchangedItem(row.Sequence, row.Sha256, destination, PetitionOf(row.PetitionId)));
        }

        return items;
    }

    /// <summary>The entries in a unit's inbox after a sequence and up to another, in order.</summary>
    public static async Task<List<ExchangedItem>> ReadReceivedAsync(
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
        var items = new List<ExchangedItem>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            items.Add(new ExchangedItem(row.Sequence, row.Sha256, row.Actor, PetitionOf(row.PetitionId)));
        return items;
    }

    /// <summary>The last sequence before a time; 0 where there is none. Times never fall with the sequence.</summary>
    public static async Task<long> FindLastBeforeAsync(
        LedgerContext context, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var atMs = time.ToUnixTimeMilliseconds();
        var head = await context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => row.Sequence)
            .SingleAsync(cancellationToken);
        var (before, from) = (0L, head + 1);
        while (from - before > 1)
        {
            var middle = before + ((from - before) / 2);
            var middleAtMs = await context.Entries
                .Where(row => row.Sequence == middle).Select(row => row.AtMs).SingleAsync(cancellationToken);
            (before, from) = middleAtMs < atMs ? (middle, from) : (before, middle);
        }

        return before;
    }

    private static PetitionId? PetitionOf(Guid? id) => id is { } petition ? new PetitionId(petition) : null;
}
