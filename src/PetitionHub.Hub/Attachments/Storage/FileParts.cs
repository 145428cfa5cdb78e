namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>How a file of a size is cut into parts: all of them are of 4 MiB but the last.</summary>
internal readonly record struct FileParts(long SizeBytes)
{
    /// <summary>How many bytes a part has.</summary>
    public const int PartBytes = 4 * 1024 * 1024;

    /// <summary>How many parts the file has.</summary>
    public int Count => IndexAt(SizeBytes - 1) + 1;

    /// <summary>The part that a byte is in.</summary>
    public static int IndexAt(long offset) => (int)(offset / PartBytes);

    /// <summary>The offset of a part's first byte.</summary>
    public static long StartOf(int index) => (long)index * PartBytes;

    /// <summary>How many bytes a part has.</summary>
    public int SizeOf(int index) => (int)Math.Min(PartBytes, SizeBytes - StartOf(index));

    /// <summary>How many bytes are there from the beginning on without a gap.</summary>
    public long CountReceived(IEnumerable<StoredPart> stored)
    {
        var received = 0L;
        foreach (var (index, size) in stored.OrderBy(part => part.Index))
        {
            if (received >= SizeBytes || index != IndexAt(received) || size != SizeOf(index))
                break;
            received += size;
        }

        return received;
    }
}
