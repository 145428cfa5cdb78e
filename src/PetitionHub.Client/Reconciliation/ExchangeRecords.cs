using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>What this side has of the exchange in one direction: the rows of a local file that have a counterparty, a sequence and a SHA-256.</summary>
internal sealed class ExchangeRecords(LocalFile file, ExchangeDirection direction, string headTable, string table)
{
    private const string InRange = "sequence > $after AND sequence <= $through";

    public ExchangeDirection Direction => direction;

    /// <summary>Up to which sequence something may have been removed.</summary>
    public Task<long> PrunedThroughAsync(CancellationToken cancellationToken) => file.ReadAsync(
        connection => connection.Scalar<long>($"SELECT pruned_through FROM {headTable}"), cancellationToken);

    /// <summary>The highest sequence that is recorded; 0 for none.</summary>
    public Task<long> LastSequenceAsync(CancellationToken cancellationToken) => file.ReadAsync(
        connection => connection.Scalar<long>($"SELECT MAX(sequence) FROM {table}"), cancellationToken);

    /// <summary>The totals of a period by counterparty, in its order.</summary>
    public Task<List<ExchangeTotals>> TotalsAsync(long after, long through, CancellationToken cancellationToken) => file.ReadAsync(
        connection =>
        {
            var totals = new List<ExchangeTotals>();
            using var digest = new RunningDigest();
            foreach (var (counterparty, item) in connection.Query(
                $"SELECT counterparty, sequence, sha256 FROM {table} WHERE {InRange} ORDER BY counterparty, sequence",
                row => (row.GetString(0), ReadItem(row, 1)), ("$after", after), ("$through", through)))
            {
                if (totals.Count == 0 || totals[^1].Counterparty != counterparty)
                {
                    Close(totals, digest);
                    totals.Add(new ExchangeTotals { Direction = direction, Counterparty = counterparty });
                }

                totals[^1].Count++;
                digest.Add(item);
            }

            Close(totals, digest);
            return totals;
        },
        cancellationToken);

    /// <summary>Count and digest of ranges of one counterparty.</summary>
    public Task<List<DigestRange>> DigestAsync(
        string counterparty, IReadOnlyList<(long After, long Through)> ranges, CancellationToken cancellationToken) => file.ReadAsync(
        connection =>
        {
            using var digest = new RunningDigest();
            return ranges.Select(range =>
            {
                var count = 0;
                foreach (var item in Items(connection, counterparty, range.After, range.Through))
                {
                    digest.Add(item);
                    count++;
                }

                return new DigestRange { AfterSequence = range.After, ThroughSequence = range.Through, Count = count, Digest = digest.Take() };
            }).ToList();
        },
        cancellationToken);

    /// <summary>The items of a range of one counterparty, by sequence.</summary>
    public Task<Dictionary<long, ByteString>> ItemsAsync(string counterparty, long after, long through, CancellationToken cancellationToken) => file.ReadAsync(
        connection => Items(connection, counterparty, after, through).ToDictionary(item => item.Sequence, item => item.Sha256), cancellationToken);

    private static void Close(List<ExchangeTotals> totals, RunningDigest digest)
    {
        if (totals.Count > 0)
            totals[^1].Digest = digest.Take();
    }

    private IEnumerable<(long Sequence, ByteString Sha256)> Items(DbConnection connection, string counterparty, long after, long through) => connection.Query(
        $"SELECT sequence, sha256 FROM {table} WHERE counterparty = $counterparty AND {InRange} ORDER BY sequence",
        row => ReadItem(row, 0), ("$counterparty", counterparty), ("$after", after), ("$through", through));

    private static (long Sequence, ByteString Sha256) ReadItem(DbDataReader row, int column) =>
        (row.GetInt64(column), ByteString.CopyFrom(row.Bytes(column + 1)));

    /// <summary>SHA-256 over items, each as its sequence (8 bytes, big-endian) and its SHA-256.</summary>
    private sealed class RunningDigest : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Add((long Sequence, ByteString Sha256) item)
        {
            Span<byte> sequence = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(sequence, item.Sequence);
            _hash.AppendData(sequence);
            _hash.AppendData(item.Sha256.Span);
        }

        /// <summary>The digest of what was added since the last time.</summary>
        public ByteString Take() => ByteString.CopyFrom(_hash.GetHashAndReset());

        public void Dispose() => _hash.Dispose();
    }
}
