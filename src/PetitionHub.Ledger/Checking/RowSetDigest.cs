using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// A digest of a set of rows that does not depend on their order: two tables in different orders are compared without sorting
/// and in constant memory.
/// </summary>
internal sealed class RowSetDigest
{
    private const int MaxRowBytes = 256;

    private UInt128 _sum;
    private long _count;

    public void Add(string unit, long number, Guid id = default)
    {
        Span<byte> row = stackalloc byte[MaxRowBytes];
        BinaryPrimitives.WriteInt64BigEndian(row, number);
        id.TryWriteBytes(row[8..]);
        var length = 24 + Encoding.UTF8.GetBytes(unit, row[24..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row[..length], digest);
        _sum += BinaryPrimitives.ReadUInt128BigEndian(digest);
        _count++;
    }

    public bool Matches(RowSetDigest other) => _count == other._count && _sum == other._sum;
}
