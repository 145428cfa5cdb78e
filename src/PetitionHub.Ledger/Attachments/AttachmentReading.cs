using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Attachments;

/// <summary>Reads what is filed to petitions.</summary>
internal static class AttachmentReading
{
    /// <summary>The entries that file attachments to a petition, from a sequence on.</summary>
    public static IQueryable<EntryRow> Filings(LedgerContext context, PetitionId petition, long after) => context.Entries
        .Where(row => row.PetitionId == petition.Value && row.Sequence > after && row.Kind == (int)StepKind.AttachmentFiling)
        .OrderBy(row => row.Sequence);

    /// <summary>A complete upload of a file that is filed to the petition; whoever's it is, its bytes are the file's.</summary>
    public static async Task<AttachmentUpload?> FindStoredAsync(
        LedgerContext context, PetitionId petition, byte[] sha256, CancellationToken cancellationToken)
    {
        if (!await context.References.AnyAsync(row => row.Sha256 == sha256 && row.PetitionId == petition.Value, cancellationToken))
            return null;
        var row = await context.Uploads
            .Where(row => row.Sha256 == sha256 && row.CompletedAtMs != null).OrderBy(row => row.Unit).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : AttachmentMapping.ToUpload(row);
    }

    /// <summary>The attachments of the entries, from a place on, in the order of filing.</summary>
    public static IEnumerable<FiledAttachment> AttachmentsOf(IEnumerable<StoredEntry> records, FiledAttachmentKey? after)
    {
        foreach (var record in records)
        {
            var entry = EntryWire.FromWire(record.Entry);
            var attachments = entry.Step is AttachmentFiling filing ? filing.Attachments : [];
            for (var i = record.Sequence == after?.Sequence ? after.Value.Index + 1 : 0; i < attachments.Length; i++)
                yield return new FiledAttachment(new FiledAttachmentKey(record.Sequence, i), attachments[i], entry.Actor, entry.At);
        }
    }
}
