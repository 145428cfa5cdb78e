using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>
/// The parts of one file as its store has them: sealed with the file's key, 64 KiB at a time, so that a part is read in bounded
/// memory. What was moved, cut off or changed does not open.
/// </summary>
internal sealed class SealedParts(IAttachmentStore store, Guid storageKey, SealingKey? key)
{
    /// <summary>How many bytes are sealed at once. Arrays of 85,000 bytes and more go to the large object heap.</summary>
    public const int ChunkBytes = 64 * 1024;

    private const int SealedChunkBytes = ChunkBytes + SealingKey.OverheadBytes;

    /// <summary>Puts a part, durably, before it returns.</summary>
    public async Task PutAsync(int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (key is null)
            throw new InvalidDataException($"The key of the file {storageKey} does not open.");
        var sealedPart = ArrayPool<byte>.Shared.Rent(SealedSizeOf(bytes.Length));
        try
        {
            for (var chunk = 0; chunk * ChunkBytes < bytes.Length; chunk++)
            {
                var plain = bytes.Span[(chunk * ChunkBytes)..Math.Min((chunk + 1) * ChunkBytes, bytes.Length)];
                key.Seal(plain, PlaceOf(index, chunk), sealedPart.AsSpan(
                    chunk * SealedChunkBytes, plain.Length + SealingKey.OverheadBytes));
            }

            await store.PutAsync(storageKey, index, sealedPart.AsMemory(0, SealedSizeOf(bytes.Length)), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sealedPart);
        }
    }

    /// <summary>The parts, in no order, with the sizes that they have when they are opened.</summary>
    public async Task<IReadOnlyList<StoredPart>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(storageKey, cancellationToken))
            .Select(part => part with { SizeBytes = PlainSizeOf(part.SizeBytes) }),
    ];

    /// <summary>
    /// The chunks of a part, each valid until the next one is asked for. It ends early where the part is missing, cut off or
    /// changed.
    /// </summary>
    /// <param name="index">The part.</param>
    /// <param name="sizeBytes">How many bytes it has.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        int index, int sizeBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var part = await store.OpenAsync(storageKey, index, cancellationToken);
        if (part is null || key is null)
            yield break;
        var sealedChunk = ArrayPool<byte>.Shared.Rent(SealedChunkBytes);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var read = 0; read < sizeBytes;)
            {
                var size = Math.Min(ChunkBytes, sizeBytes - read);
                var memory = sealedChunk.AsMemory(0, size + SealingKey.OverheadBytes);
                if (await part.ReadAtLeastAsync(memory, memory.Length, throwOnEndOfStream: false, cancellationToken)
                    < memory.Length
                    || !key.TryOpen(memory.Span, PlaceOf(index, read / ChunkBytes), chunk.AsSpan(0, size)))
                    yield break;
                yield return chunk.AsMemory(0, size);
                read += size;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sealedChunk);
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static int SealedSizeOf(int sizeBytes) =>
        sizeBytes + ((sizeBytes + ChunkBytes - 1) / ChunkBytes * SealingKey.OverheadBytes);

    /// <summary>A size that no part has when it is sealed gives one that is not the part's, either.</summary>
    private static long PlainSizeOf(long sealedBytes) =>
        sealedBytes - ((sealedBytes + SealedChunkBytes - 1) / SealedChunkBytes * SealingKey.OverheadBytes);

    /// <summary>A chunk belongs to its file, whose key it is sealed with, and to its place there.</summary>
    private static byte[] PlaceOf(int index, int chunk)
    {
        var place = new byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(place, index);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(sizeof(int)), chunk);
        return place;
    }
}
