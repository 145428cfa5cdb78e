using System.Data.Common;
using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>
/// What this side has of the exchange in one direction: the rows of a local file that have a counterparty, a sequence and a
/// SHA-256.
/// </summary>
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
    public Task<List<ExchangeTotals>> TotalsAsync(long after, long through, CancellationToken cancellationToken) =>
        file.ReadAsync(
        connection =>
        {
            var counterparties = connection.Query(
                $"SELECT DISTINCT counterparty FROM {table} WHERE {InRange} ORDER BY counterparty",
                row => row.GetString(0), ("$after", after), ("$through", through)).ToList();
            return counterparties.ConvertAll(counterparty =>
            {
                var (count, digest) = Digest(connection, counterparty, after, through);
                return new ExchangeTotals { Direction = direction, Counterparty = counterparty, Count = count, Digest = digest };
            });
        },
        cancellationToken);

    /// <summary>Count and digest of ranges of one counterparty.</summary>
    public Task<List<DigestRange>> DigestAsync(
        string counterparty, IReadOnlyList<(long After, long Through)> ranges, CancellationToken cancellationToken) =>
            file.ReadAsync(
        connection => ranges.Select(range =>
        {
            var (count, digest) = Digest(connection, counterparty, range.After, range.Through);
            return new DigestRange
            {
                AfterSequence = range.After,
                ThroughSequence = range.Through,
                Count = count,
                Digest = digest
            };
        }).ToList(),
        cancellationToken);

    /// <summary>The entries of a range of one counterparty, by sequence.</summary>
    public Task<Dictionary<long, ByteString>> EntriesAsync(
        string counterparty, long after, long through, CancellationToken cancellationToken) => file.ReadAsync(
        connection => Entries(connection, counterparty, after, through)
            .ToDictionary(entry => entry.Sequence, entry => entry.Sha256), cancellationToken);

    private (long Count, ByteString Digest) Digest(DbConnection connection, string counterparty, long after, long through)
    {
        using var digest = new ExchangeDigest();
        foreach (var (sequence, sha256) in Entries(connection, counterparty, after, through))
            digest.Add(sequence, sha256.Span);
        return (digest.Count, ByteString.CopyFrom(digest.GetDigest()));
    }

    private IEnumerable<(long Sequence, ByteString Sha256)> Entries(
        DbConnection connection, string counterparty, long after, long through) => connection.Query(
        $"SELECT sequence, sha256 FROM {table} WHERE counterparty = $counterparty AND {InRange} ORDER BY sequence",
        row => (row.GetInt64(0), ByteString.CopyFrom(row.Bytes(1))), ("$counterparty", counterparty), ("$after", after), (
            "$through", through));
}
