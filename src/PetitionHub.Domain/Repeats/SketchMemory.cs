using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PetitionHub.Domain.Repeats;

/// <summary>
/// Sketches of the texts that came last, by the digest of the text: in a campaign thousands send the same one, and a sketch
/// costs more than all else that is done to find it. Safe from any thread.
/// </summary>
public sealed class SketchMemory
{
    private const int Kept = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, TextSketch?> _sketches = [];
    private readonly Queue<UInt128> _order = new();

    /// <summary>As <see cref="TextSketch.Of"/>.</summary>
    public TextSketch? Of(string normalised)
    {
        if (normalised.Length < TextSketch.LeastLength)
            return null;
        var digest = DigestOf(normalised);
        lock (_lock)
            if (_sketches.TryGetValue(digest, out var found))
                return found;
        var sketch = TextSketch.Of(normalised);
        lock (_lock)
        {
            if (!_sketches.TryAdd(digest, sketch))
                return sketch;
            _order.Enqueue(digest);
            if (_order.Count > Kept)
                _sketches.Remove(_order.Dequeue());
        }

        return sketch;
    }

    private static UInt128 DigestOf(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }
}
