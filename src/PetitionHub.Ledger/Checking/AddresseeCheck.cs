using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// The inboxes: one row for each addressee of each entry, and no other. Digests tell whether they agree; only where they do not
/// are the rows looked up one by one.
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
        var sequences = Pages.WalkAsync(
            0L,
            last => context.Entries.Where(row => row.Sequence > last).OrderBy(row => row.Sequence).Select(row => row.Sequence),
            cancellationToken);
        await foreach (var sequence in sequences)
        {
            var content = await context.Entries
                .Where(row => row.Sequence == sequence).Select(row => row.Content).SingleAsync(cancellationToken);
            foreach (var unit in AddresseesOf(content))
                if (!await context.Addressees.AnyAsync(row =>
                    row.Addressee == unit && row.Sequence == sequence, cancellationToken))
                    faults.Add(LedgerFaultKind.AddresseeMissing, sequence, unit);
        }
    }

    private async Task FindOrphansAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var rows = Pages.WalkAsync(
            new AddresseeRow { Addressee = "" },
            last => context.Addressees
                .Where(
                    row => string.Compare(row.Addressee, last.Addressee) >= 0
                        && (string.Compare(row.Addressee, last.Addressee) > 0 || row.Sequence > last.Sequence))
                .OrderBy(row => row.Addressee).ThenBy(row => row.Sequence),
            cancellationToken);
        await foreach (var row in rows)
        {
            var content = await context.Entries
                .Where(entry => entry.Sequence == row.Sequence).Select(entry => entry.Content)
                .SingleOrDefaultAsync(cancellationToken);
            var isRight = content is not null && AddresseesOf(content).Contains(row.Addressee);
            if (!isRight)
                faults.Add(LedgerFaultKind.AddresseeOrphan, row.Sequence, row.Addressee);
        }
    }

    private static string[] AddresseesOf(byte[] content) =>
        EntryCheck.Read(content) is { } read ? [.. read.Entry.Addressees.Select(unit => unit.Value)] : [];
}
