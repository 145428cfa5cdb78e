using System.Runtime.CompilerServices;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Exchange;
using PetitionHub.V1;
using ExchangedEntry = PetitionHub.Ledger.Exchange.ExchangedEntry;

namespace PetitionHub.Hub.Sync;

/// <summary>
/// What a unit exchanged, for comparing (对账). What it received is its inbox as it may see it; what it sent it has receipts of,
/// and is given whole.
/// </summary>
internal sealed class ExchangeAnswers(EntryReader entries, ExchangeReader exchange, Accusations accusations)
{
    private const int PageEntries = 1_000;
    private const int MaxEntries = 1_000_000;

    /// <summary>The most entries that a range of an answer lists.</summary>
    private const int MaxListedOfRange = 500;

    /// <summary>The most entries that an answer lists, so that it stays below 1 MiB.</summary>
    private const int MaxListed = 4_000;

    /// <summary>The totals of a period, in order of direction and counterparty.</summary>
    /// <exception cref="RefusalException">FIELD_INVALID: the period has too many entries.</exception>
    public async Task<IReadOnlyList<ExchangeTotals>> SumAsync(
        UnitCode unit, ExchangePeriod period, CancellationToken cancellationToken)
    {
        var totals = new List<ExchangeTotals>();
        var left = MaxEntries;
        foreach (var direction in new[] { ExchangeDirection.Sent, ExchangeDirection.Received })
        {
            var digests = new SortedDictionary<string, ExchangeDigest>(StringComparer.Ordinal);
            try
            {
                await foreach (var entry in ReadAsync(unit, direction, period, cancellationToken))
                {
                    if (left-- == 0)
                        throw TooMany("end_time");
                    if (!digests.TryGetValue(entry.Counterparty, out var digest))
                        digests.Add(entry.Counterparty, digest = new ExchangeDigest());
                    digest.Add(entry.Sequence, entry.Sha256.Span);
                }

                totals.AddRange(digests.Select(pair => new ExchangeTotals
                {
                    Direction = direction,
                    Counterparty = pair.Key,
                    Count = pair.Value.Count,
                    Digest = UnsafeWrap(pair.Value.GetDigest()),
                }));
            }
            finally
            {
                foreach (var digest in digests.Values)
                    digest.Dispose();
            }
        }

        return totals;
    }

    /// <summary>Compares each range with what the hub has.</summary>
    /// <exception cref="RefusalException">FIELD_INVALID: the ranges have too many entries.</exception>
    public async Task<CompareDigestsResponse> CompareAsync(
        UnitCode unit, CompareDigestsRequest request, CancellationToken cancellationToken)
    {
        var response = new CompareDigestsResponse();
        var (left, mayList) = (MaxEntries, MaxListed);
        foreach (var range in request.Ranges)
        {
            using var digest = new ExchangeDigest();
            var first = new List<ExchangedEntry>();
            var period = new ExchangePeriod(range.AfterSequence, range.ThroughSequence);
            await foreach (var entry in ReadAsync(unit, request.Direction, period, cancellationToken))
            {
                if (entry.Counterparty != request.Counterparty)
                    continue;
                if (left-- == 0)
                    throw TooMany("ranges");
                digest.Add(entry.Sequence, entry.Sha256.Span);
                if (first.Count <= MaxListedOfRange)
                    first.Add(entry);
            }

            var comparison = new RangeComparison
            {
                AfterSequence = range.AfterSequence,
                ThroughSequence = range.ThroughSequence,
                Count = digest.Count,
                Digest = UnsafeWrap(digest.GetDigest()),
            };
            comparison.Equal = range.Count == comparison.Count && range.Digest == comparison.Digest;
            if (!comparison.Equal && first.Count <= Math.Min(MaxListedOfRange, mayList))
            {
                comparison.Entries.AddRange(await ListAsync(first, cancellationToken));
                mayList -= first.Count;
            }

            response.Ranges.Add(comparison);
        }

        return response;
    }

    private async IAsyncEnumerable<ExchangedEntry> ReadAsync(
        UnitCode unit, ExchangeDirection direction, ExchangePeriod period,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = period.After; ;)
        {
            var page = direction == ExchangeDirection.Sent
                ? await exchange.ReadSentAsync(unit, after, period.Through, PageEntries, cancellationToken)
                : await exchange.ReadReceivedAsync(unit, after, period.Through, PageEntries, cancellationToken);
            IReadOnlySet<PetitionId> hidden = direction == ExchangeDirection.Sent
                ? new HashSet<PetitionId>()
                : await accusations.FindAsync(
                    unit, [.. page.Select(entry => entry.Petition).OfType<PetitionId>().Distinct()], cancellationToken);
            foreach (var entry in page)
                if (entry.Petition is not { } petition || !hidden.Contains(petition))
                    yield return entry;
            if (page.Count < PageEntries)
                yield break;
            after = page[^1].Sequence;
        }
    }

    private async Task<IEnumerable<V1.ExchangedEntry>> ListAsync(List<ExchangedEntry> listed, CancellationToken cancellationToken)
    {
        var found = await entries.GetEntriesAsync([.. listed.Select(entry => entry.Sequence)], cancellationToken);
        return found.Select(stored => new V1.ExchangedEntry
        {
            Sequence = stored.Sequence,
            Sha256 = UnsafeWrap(stored.Sha256),
            PetitionId = stored.Entry.PetitionId,
            RequestId = stored.Entry.RequestId,
        });
    }

    private static Google.Protobuf.ByteString UnsafeWrap(ReadOnlyMemory<byte> bytes) =>
        Google.Protobuf.UnsafeByteOperations.UnsafeWrap(bytes);

    private static RefusalException TooMany(string field)
    {
        var fields = new RequestFields();
        fields.Reject(field, $"must leave at most {MaxEntries} entries; ask for less at once", $"{MaxEntries}");
        return new RefusalException(fields.Refusal!);
    }
}
