using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger;

/// <content>Attachments: what is uploaded and filed, not the bytes.</content>
public sealed partial class LedgerReader
{
    /// <summary>A unit's upload of a file; null where it has begun none.</summary>
    public async Task<AttachmentUpload?> FindUploadAsync(UnitCode unit, AttachmentId id, CancellationToken cancellationToken)
    {
        var sha256 = id.ToBytes();
        var row = await ReadAsync(
            context => context.Uploads.SingleOrDefaultAsync(row => row.Unit == unit.Value && row.Sha256 == sha256, cancellationToken),
            cancellationToken);
        return row is null ? null : AttachmentMapping.ToUpload(row);
    }

    /// <summary>How many bytes a unit's uploads have, complete or not.</summary>
    public Task<long> SumUploadsAsync(UnitCode unit, CancellationToken cancellationToken) => ReadAsync(
        context => context.Uploads.Where(row => row.Unit == unit.Value).SumAsync(row => row.SizeBytes, cancellationToken),
        cancellationToken);

    /// <summary>Where the bytes of a file lie that is filed to the petition; null where none such is.</summary>
    public Task<AttachmentUpload?> FindStoredAsync(PetitionId petition, AttachmentId id, CancellationToken cancellationToken) => ReadAsync(
        context => AttachmentReading.FindStoredAsync(context, petition, id.ToBytes(), cancellationToken), cancellationToken);

    /// <summary>A page of the attachments of a petition, in the order of filing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<FiledAttachmentPage> ListAttachmentsAsync(
        PetitionId petition, FiledAttachmentKey? after, int limit, CancellationToken cancellationToken)
    {
        // The entry in whose middle the page before ended is read again. Every other one has an attachment at least.
        var entries = await ReadPageAsync(
            (context, sequence) => AttachmentReading.Filings(context, petition, sequence), (after?.Sequence ?? 1) - 1, Math.Min(limit + 1, MaxPageSize),
            cancellationToken);
        var found = AttachmentReading.AttachmentsOf(entries.Records, after).Take(limit + 1).ToList();
        return found.Count <= limit ? new FiledAttachmentPage(found, entries.More) : new FiledAttachmentPage(found[..limit], More: true);
    }

    /// <summary>Those of the storage keys under which the bytes of an upload lie.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many keys.</exception>
    public async Task<IReadOnlySet<Guid>> FindStorageKeysAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaxStorageKeys);
        Guid[] asked = [.. keys];
        var found = await ReadAsync(
            context => context.Uploads
                .Where(row => asked.Contains(row.StorageKey)).Select(row => row.StorageKey).Distinct().ToListAsync(cancellationToken),
            cancellationToken);
        return found.ToHashSet();
    }
}
