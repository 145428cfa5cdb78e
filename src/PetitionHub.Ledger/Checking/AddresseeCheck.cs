using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// The inboxes: one row for each addressee of each entry, and no other. Digests tell whether they agree; only where they do
/// not are the rows looked up one by one.
/// </summary>
internal sealed class AddresseeCheck(FaultList faults, RowSetDigest expected)
{
    public async Task RunAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var stored = new RowSetDigest();
        await foreach (var row in context.Addressees.AsAsyncEnumerable().WithCancellation(cancellationToken))
            stored.Add(row.Addressee, row.Sequence);
        if (stored.Matches(expected))
            return;
        await FindMissingAsync(context, cancellationToken);
        await FindOrphansAsync(context, cancellationToken);
    }

    private async Task FindMissingAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        await foreach (var row in context.Entries.OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var unit in AddresseesOf(row))
                if (!await context.Addressees.AnyAsync(a => a.Addressee == unit && a.Sequence == row.Sequence, cancellationToken))
                    faults.Add(LedgerFaultKind.AddresseeMissing, row.Sequence, unit);
        }
    }

    private async Task FindOrphansAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        await foreach (var row in context.Addressees.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var entry = await context.Entries.SingleOrDefaultAsync(e => e.Sequence == row.Sequence, cancellationToken);
            if (entry is null || !AddresseesOf(entry).Contains(row.Addressee))
                faults.Add(LedgerFaultKind.AddresseeOrphan, row.Sequence, row.Addressee);
        }
    }

    private static string[] AddresseesOf(EntryRow row) =>
        EntryCheck.Read(row.Content) is { } read ? [.. read.Entry.Addressees.Select(unit => unit.Value)] : [];
}
