using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Exchange;

/// <summary>Reads what went from one unit to another: every move of the holder, and every copy.</summary>
internal static class CorridorReading
{
    private const int PageRows = 256;

    // Of these the sender is who acts.
    private static readonly int[] Sent =
        [.. Ints(StepKind.Transfer, StepKind.Assignment, StepKind.UpwardReport, StepKind.Referral, StepKind.Copying)];

    // These may have been decided by another unit: the sender is the holder before.
    private static readonly int[] Decided =
        [.. Ints(StepKind.ObjectionDecision, StepKind.DisputeDecision, StepKind.FuchaRequest, StepKind.FuheRequest)];

    /// <summary>The entries of a corridor before a sequence and from another on, newest first.</summary>
    public static async Task<List<StoredEntry>> ReadAsync(
        LedgerContext context, UnitCode from, UnitCode to, long first, long before, int limit,
        CancellationToken cancellationToken)
    {
        var (sender, receiver) = (from.Value, to.Value);
        var addressed = context.Addressees
            .Where(row => row.Addressee == receiver && row.Sequence >= first && row.Sequence < before)
            .Join(context.Entries, addressee => addressee.Sequence, entry => entry.Sequence, (_, entry) => entry)
            .Where(entry => (Sent.Contains(entry.Kind) && entry.Actor == sender) || Decided.Contains(entry.Kind));
        // A unit that takes a petition back by its own decision does not get that entry.
        var own = context.SentEntries
            .Where(row => row.Actor == receiver && row.Sequence >= first && row.Sequence < before)
            .Join(context.Entries, sent => sent.Sequence, entry => entry.Sequence, (_, entry) => entry)
            .Where(entry => Decided.Contains(entry.Kind));
        var found = await TakeAsync(context, addressed, from, to, limit, cancellationToken);
        found.AddRange(await TakeAsync(context, own, from, to, limit, cancellationToken));
        return [.. found.DistinctBy(stored => stored.Sequence).OrderByDescending(stored => stored.Sequence).Take(limit)];
    }

    /// <summary>
    /// The newest of the rows that went from the one to the other. They are read in pages, since a server sends all rows of
    /// a query, even when the reader has enough.
    /// </summary>
    private static async Task<List<StoredEntry>> TakeAsync(
        LedgerContext context, IQueryable<EntryRow> rows, UnitCode from, UnitCode to, int limit,
        CancellationToken cancellationToken)
    {
        var found = new List<StoredEntry>();
        for (var before = long.MaxValue; ;)
        {
            var page = await rows.Where(entry => entry.Sequence < before).OrderByDescending(entry => entry.Sequence)
                .Take(PageRows).Select(entry => new
                {
                    entry.Kind,
                    Stored = new StoredEntry(
                        entry.Sequence, (ReadOnlyMemory<byte>)entry.Content, entry.Sha256, entry.TraceParent),
                    Before = Decided.Contains(entry.Kind)
                        ? context.Entries
                            .Where(earlier => earlier.PetitionId == entry.PetitionId && earlier.Sequence < entry.Sequence)
                            .OrderByDescending(earlier => earlier.Sequence)
                            .Select(earlier => earlier.Content)
                            .FirstOrDefault()
                        : null,
                })
                .ToListAsync(cancellationToken);
            found.AddRange(page.Where(one => Went(one.Kind, one.Stored, one.Before, from, to)).Select(one => one.Stored));
            if (found.Count >= limit || page.Count < PageRows)
                return [.. found.Take(limit)];
            before = page[^1].Stored.Sequence;
        }
    }

    private static bool Went(int kind, StoredEntry stored, byte[]? before, UnitCode from, UnitCode to)
    {
        var entry = stored.Entry;
        if (kind == (int)StepKind.Copying)
            return entry.Copying.DestinationUnit == to.Value;
        if (entry.Holder != to.Value)
            return false;
        return before is null || V1.LedgerEntry.Parser.ParseFrom(before).Holder == from.Value;
    }

    private static IEnumerable<int> Ints(params StepKind[] kinds) => kinds.Select(kind => (int)kind);
}
