using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// What entries file: one row for each attachment of each entry, and no other. Digests tell whether they agree; only where they
/// do not are the rows looked up entry by entry.
/// </summary>
internal sealed class ReferenceCheck(FaultList faults, RowSetDigest expected)
{
    public static void Add(RowSetDigest digest, AttachmentReferenceRow row) =>
        digest.Add(AttachmentMapping.IdOf(row.Sha256).Hex, row.Sequence, row.PetitionId);

    public async Task RunAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var stored = new RowSetDigest();
        await foreach (var row in context.References.AsAsyncEnumerable().WithCancellation(cancellationToken))
            Add(stored, row);
        if (stored.Matches(expected))
            return;
        await CompareAsync(context, Filing(context), cancellationToken);
        await CompareAsync(context, Referring(context), cancellationToken);
    }

    private static Func<long, IQueryable<long>> Filing(LedgerContext context) => last => context.Entries
        .Where(row => row.Sequence > last && row.Kind == (int)StepKind.AttachmentFiling).OrderBy(row => row.Sequence)
            .Select(row => row.Sequence);

    /// <summary>The sequences that only references name.</summary>
    private static Func<long, IQueryable<long>> Referring(LedgerContext context) => last => context.References
        .Where(row => row.Sequence > last
            && !context.Entries.Any(entry => entry.Sequence == row.Sequence && entry.Kind == (int)StepKind.AttachmentFiling))
        .Select(row => row.Sequence).Distinct().OrderBy(sequence => sequence);

    private async Task CompareAsync(
        LedgerContext context, Func<long, IQueryable<long>> after, CancellationToken cancellationToken)
    {
        await foreach (var sequence in Pages.WalkAsync(0L, after, cancellationToken))
        {
            var content = await context.Entries
                .Where(row => row.Sequence == sequence).Select(row => row.Content).SingleOrDefaultAsync(cancellationToken);
            var filed = (content is null ? null : EntryCheck.Read(content)) is { } read
                ? AttachmentMapping.ReferencesOf(read.Entry, sequence).Select(SubjectOf).ToHashSet()
                : [];
            var stored = (await context.References.Where(row => row.Sequence == sequence).ToListAsync(cancellationToken))
                .Select(SubjectOf).ToHashSet();
            foreach (var missing in filed.Except(stored))
                faults.Add(LedgerFaultKind.ReferenceMissing, sequence, missing);
            foreach (var orphan in stored.Except(filed))
                faults.Add(LedgerFaultKind.ReferenceOrphan, sequence, orphan);
        }
    }

    private static string SubjectOf(AttachmentReferenceRow row) =>
        $"{new PetitionId(row.PetitionId)} {AttachmentMapping.IdOf(row.Sha256)}";
}
