using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Attachments;

/// <summary>Reads what is uploaded and filed, not the bytes.</summary>
public sealed class AttachmentReader
{
    /// <summary>The most storage keys that one call asks for.</summary>
    public const int MaxStorageKeys = 1_000;

    private readonly ILedgerDatabase _database;
    private readonly TextKeys _keys;

    internal AttachmentReader(ILedgerDatabase database, TextKeys keys) => (_database, _keys) = (database, keys);

    /// <summary>The key that the bytes of an upload are sealed with; null where it was changed, so that they are lost.</summary>
    public SealingKey? FindKey(AttachmentUpload upload)
    {
        try
        {
            return upload.Key.Open(_keys, upload.StorageKey);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A unit's upload of a file; null where it has begun none.</summary>
    public async Task<AttachmentUpload?> FindUploadAsync(UnitCode unit, AttachmentId id, CancellationToken cancellationToken)
    {
        var sha256 = id.ToBytes();
        var row = await _database.ReadAsync(
            context =>
                context.Uploads.SingleOrDefaultAsync(row => row.Unit == unit.Value && row.Sha256 == sha256, cancellationToken),
            cancellationToken);
        return row is null ? null : AttachmentMapping.ToUpload(row);
    }

    /// <summary>How many bytes a unit's uploads have, complete or not.</summary>
    public Task<long> SumUploadsAsync(UnitCode unit, CancellationToken cancellationToken) => _database.ReadAsync(
        context => context.Uploads.Where(row => row.Unit == unit.Value).SumAsync(row => row.SizeBytes, cancellationToken),
        cancellationToken);

    /// <summary>The upload with the bytes of a file that is filed to the petition; null where there is none.</summary>
    public Task<AttachmentUpload?> FindStoredAsync(PetitionId petition, AttachmentId id, CancellationToken cancellationToken) =>
        _database.ReadAsync(
        context => FindStoredAsync(context, petition, id.ToBytes(), cancellationToken), cancellationToken);

    /// <summary>A page of the attachments of a petition, in the order of filing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public async Task<FiledAttachmentPage> ListAttachmentsAsync(
        PetitionId petition, FiledAttachmentPlace? after, int limit, CancellationToken cancellationToken)
    {
        // The entry in whose middle the page before ended is read again. Every other one has an attachment at least.
        var entries = await _database.ReadPageAsync(
            (context, sequence) =>
                Filings(context, petition, sequence), (after?.Sequence ?? 1) - 1, Math.Min(limit + 1, PageLimit.MaxItems),
            cancellationToken);
        var found = AttachmentsOf(entries.Entries, after).Take(limit + 1).ToList();
        return found.Count <= limit ? new FiledAttachmentPage(found, entries.More)
            : new FiledAttachmentPage(found[..limit], More: true);
    }

    /// <summary>Of these storage keys, the ones that an upload uses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many keys.</exception>
    public async Task<IReadOnlySet<Guid>> FindStorageKeysAsync(
        IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaxStorageKeys);
        Guid[] asked = [.. keys];
        var found = await _database.ReadAsync(
            context => context.Uploads
                .Where(row => asked.Contains(row.StorageKey)).Select(row => row.StorageKey).Distinct()
                    .ToListAsync(cancellationToken),
            cancellationToken);
        return found.ToHashSet();
    }

    /// <summary>The entries that file attachments to a petition, from a sequence on.</summary>
    private static IQueryable<EntryRow> Filings(LedgerContext context, PetitionId petition, long after) => context.Entries
        .Where(row => row.PetitionId == petition.Value && row.Sequence > after && row.Kind == (int)StepKind.AttachmentFiling)
        .OrderBy(row => row.Sequence);

    /// <summary>
    /// A complete upload of a file that is filed to the petition. It may be any unit's: the bytes are the same.
    /// </summary>
    private static async Task<AttachmentUpload?> FindStoredAsync(
        LedgerContext context, PetitionId petition, byte[] sha256, CancellationToken cancellationToken)
    {
        if (!await context.References.AnyAsync(row =>
            row.Sha256 == sha256 && row.PetitionId == petition.Value, cancellationToken))
            return null;
        var row = await context.Uploads
            .Where(row => row.Sha256 == sha256 && row.CompletedAtMs != null).OrderBy(row => row.Unit)
                .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : AttachmentMapping.ToUpload(row);
    }

    /// <summary>The attachments of the entries, from a place on, in the order of filing.</summary>
    private static IEnumerable<FiledAttachment> AttachmentsOf(IEnumerable<StoredEntry> entries, FiledAttachmentPlace? after)
    {
        foreach (var stored in entries)
        {
            var entry = EntryWire.FromWire(stored.Entry);
            var attachments = entry.Step is AttachmentFiling filing ? filing.Attachments : [];
            for (var i = stored.Sequence == after?.Sequence ? after.Value.Index + 1 : 0; i < attachments.Length; i++)
                yield return new FiledAttachment(
                    new FiledAttachmentPlace(stored.Sequence, i), attachments[i], entry.Actor, entry.At);
        }
    }
}
