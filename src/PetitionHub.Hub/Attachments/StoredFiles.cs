using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Hub.Attachments;

/// <summary>The files of uploads, read from their parts in bounded memory.</summary>
internal sealed class StoredFiles(IAttachmentStore store, AttachmentReader attachments)
{
    /// <summary>How many bytes of an upload are there, from its beginning on.</summary>
    public async Task<long> CountReceivedAsync(AttachmentUpload upload, CancellationToken cancellationToken) =>
        new FileParts(upload.SizeBytes).CountReceived(await PartsOf(upload).ListAsync(cancellationToken));

    /// <summary>SHA-256 of the file; null where a part is missing or has another size.</summary>
    public async Task<byte[]?> HashAsync(AttachmentUpload upload, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var read = 0L;
        await foreach (var chunk in ReadAsync(upload, 0, cancellationToken))
        {
            hash.AppendData(chunk.Span);
            read += chunk.Length;
        }

        // Where all parts are there and one was changed, the digest is another one.
        var isThere = read == upload.SizeBytes || await CountReceivedAsync(upload, cancellationToken) == upload.SizeBytes;
        return isThere ? hash.GetHashAndReset() : null;
    }

    /// <summary>Puts a part of an upload, durably, before it returns.</summary>
    public Task PutAsync(AttachmentUpload upload, int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        PartsOf(upload).PutAsync(index, bytes, cancellationToken);

    /// <summary>
    /// The bytes from an offset on, each chunk valid until the next one is asked for. It ends early where a part is missing, cut
    /// off or changed.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        AttachmentUpload upload, long offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (sizes, parts) = (new FileParts(upload.SizeBytes), PartsOf(upload));
        while (offset < upload.SizeBytes)
        {
            var index = FileParts.IndexAt(offset);
            var skip = (int)(offset - FileParts.StartOf(index));
            var end = FileParts.StartOf(index) + sizes.SizeOf(index);
            await foreach (var chunk in parts.ReadAsync(index, sizes.SizeOf(index), cancellationToken))
            {
                if (skip < chunk.Length)
                {
                    offset += chunk.Length - skip;
                    yield return chunk[skip..];
                }

                skip = Math.Max(0, skip - chunk.Length);
            }

            if (offset < end)
                yield break;
        }
    }

    /// <summary>Removes what is stored under a key, unless an upload uses it, or uses it again.</summary>
    public async Task DeleteUnusedAsync(Guid storageKey, CancellationToken cancellationToken)
    {
        if ((await attachments.FindStorageKeysAsync([storageKey], cancellationToken)).Count == 0)
            await store.DeleteAsync(storageKey, cancellationToken);
    }

    private SealedParts PartsOf(AttachmentUpload upload) => new(store, upload.StorageKey, attachments.FindKey(upload));
}
