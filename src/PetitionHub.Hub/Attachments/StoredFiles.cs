using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Hub.Attachments;

/// <summary>The files of uploads, read from their parts in bounded memory.</summary>
internal sealed class StoredFiles(IAttachmentStore store, AttachmentReader attachments)
{
    /// <summary>
    /// How many bytes are read at once. Arrays of 85,000 bytes and more go to the large object heap, which is rarely collected.
    /// </summary>
    public const int ChunkBytes = 64 * 1024;

    /// <summary>How many bytes of an upload are there, from its beginning on.</summary>
    public async Task<long> CountReceivedAsync(AttachmentUpload upload, CancellationToken cancellationToken) =>
        new FileParts(upload.SizeBytes).CountReceived(await store.ListAsync(upload.StorageKey, cancellationToken));

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

        return read == upload.SizeBytes ? hash.GetHashAndReset() : null;
    }

    /// <summary>
    /// The bytes from an offset on, each chunk valid until the next one is asked for. It ends early where a part is missing or
    /// too short.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        AttachmentUpload upload, long offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            while (offset < upload.SizeBytes)
            {
                var index = FileParts.IndexAt(offset);
                await using var part = await store.OpenAsync(upload.StorageKey, index, cancellationToken);
                if (part is null)
                    yield break;
                var left = new FileParts(upload.SizeBytes).SizeOf(index);
                for (var skip = (int)(offset - FileParts.StartOf(index)); left > 0;)
                {
                    var count = await part.ReadAtLeastAsync(
                        buffer.AsMemory(0, Math.Min(ChunkBytes, left)), Math.Min(ChunkBytes, left), throwOnEndOfStream: false,
                        cancellationToken);
                    if (count == 0)
                        yield break;
                    left -= count;
                    if (skip < count)
                    {
                        offset += count - skip;
                        yield return buffer.AsMemory(skip, count - skip);
                    }

                    skip = Math.Max(0, skip - count);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Removes what is stored under a key, unless an upload uses it, or uses it again.</summary>
    public async Task DeleteUnusedAsync(Guid storageKey, CancellationToken cancellationToken)
    {
        if ((await attachments.FindStorageKeysAsync([storageKey], cancellationToken)).Count == 0)
            await store.DeleteAsync(storageKey, cancellationToken);
    }
}
