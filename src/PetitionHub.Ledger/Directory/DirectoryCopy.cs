using System.IO.Compression;
using Google.Protobuf;
using PetitionHub.Domain.Units;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Directory;

/// <summary>
/// All units as of the last entry that changed one. That entry's digest shows whether the copy is of this ledger.
/// </summary>
/// <param name="Sequence">That entry; 0 where no unit was ever registered.</param>
/// <param name="Sha256">Its digest; empty where there is none.</param>
/// <param name="Units">Every unit of every status.</param>
internal sealed record DirectoryCopy(long Sequence, byte[] Sha256, IReadOnlyList<Unit> Units)
{
    private const byte Format = 1;

    /// <summary>About 1 MiB for the whole country.</summary>
    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(Format);
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Fastest))
        using (var output = new CodedOutputStream(compressed))
        {
            output.WriteInt64(Sequence);
            output.WriteBytes(ByteString.CopyFrom(Sha256));
            output.WriteInt32(Units.Count);
            foreach (var unit in Units)
                output.WriteMessage(UnitWire.ToWire(unit));
        }

        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is damaged or of another version.</summary>
    public static DirectoryCopy? Read(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes[0] != Format)
            return null;
        try
        {
            using var compressed = new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress);
            using var input = new CodedInputStream(compressed);
            var (sequence, sha256, count, units) = (
                input.ReadInt64(), input.ReadBytes().ToByteArray(), input.ReadInt32(), new List<Unit>());
            // A list, as a count that was not written here could ask for any memory.
            while (units.Count < count)
            {
                var message = new V1.Unit();
                input.ReadMessage(message);
                units.Add(UnitWire.FromWire(message));
            }

            return input.IsAtEnd ? new DirectoryCopy(sequence, sha256, units) : null;
        }
#pragma warning disable CA1031 // It reads from memory: whatever befalls it is that the bytes are not such a copy.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
