using Google.Protobuf.WellKnownTypes;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// Compares what this side has of its exchange, the receipts of an outbox and the entries of a journal, with what the hub has, by
/// counterparty, and finds the entries that differ. It only reads, and may run beside a sender and a pump.
/// </summary>
/// <remarks>What a unit sends or receives by other means than this outbox and this journal is missing here.</remarks>
public sealed class Reconciler
{
    /// <summary>How many findings a report has at most: a side that lacks more has another trouble than single entries.</summary>
    public const int MaxFindings = 10_000;

    /// <summary>
    /// Into how many parts a range that differs is cut: 300 million sequences are narrowed to single ones in seven rounds.
    /// </summary>
    private const int Parts = 16;
    private const int MaxRanges = 64;

    private readonly SyncService.SyncServiceClient _sync;
    private readonly Outbox? _outbox;
    private readonly List<ExchangeRecords> _sides = [];

    /// <summary>Compares the sent side where there is an outbox, and the received side where there is a journal.</summary>
    public Reconciler(SyncService.SyncServiceClient sync, Outbox? outbox, InboxJournal? journal)
    {
        (_sync, _outbox) = (sync, outbox);
        if (outbox is not null)
            _sides.Add(outbox.Records);
        if (journal is not null)
            _sides.Add(journal.Records);
    }

    /// <summary>
    /// Compares a period: accepted by the hub from a time on, and before another; all time where none is given.
    /// </summary>
    /// <exception cref="Grpc.Core.RpcException">The hub cannot be reached, or refuses: a period with more than 1,000,000 entries,
    /// for one.</exception>
    public async Task<ReconciliationReport> RunAsync(
        DateTimeOffset? from = null, DateTimeOffset? before = null, CancellationToken cancellationToken = default)
    {
        // Before the hub is asked: what comes meanwhile is on the way.
        var last = new Dictionary<ExchangeDirection, long>();
        foreach (var side in _sides)
            last[side.Direction] = await side.LastSequenceAsync(cancellationToken).ConfigureAwait(false);
        var period = await ReadTotalsAsync(from, before, cancellationToken).ConfigureAwait(false);
        var comparisons = new List<CounterpartyComparison>();
        var findings = new List<ReconciliationFinding>();
        foreach (var side in _sides)
        {
            // An entry that was there before the hub was asked, and still is beyond the hub's head, belongs to a history that the
            // hub's ledger no longer has.
            var through = before is null ? Math.Max(period.ThroughSequence, last[side.Direction]) : period.ThroughSequence;
            await CompareAsync(
                side, period, through, last[side.Direction], comparisons, findings, cancellationToken).ConfigureAwait(false);
        }

        return new ReconciliationReport(period.AfterSequence, period.ThroughSequence, comparisons, findings);
    }

    /// <summary>
    /// Hands the received entries that are missing here, or are others than those that were handled, to the pump's handlers, in
    /// order; returns how many. What is missing at the hub, as after its ledger was restored from a back-up, an
    /// <see cref="OutboxSender"/> sends again by itself.
    /// </summary>
    /// <exception cref="Grpc.Core.RpcException">The hub cannot be reached, or refuses.</exception>
    public static async Task<int> RepairAsync(
        ReconciliationReport report, InboxPump pump, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(pump);
        var missing = report.Findings
            .Where(finding => finding.Direction == ExchangeDirection.Received)
            .Where(finding => finding.Kind is FindingKind.MissingHere or FindingKind.Different)
            .OrderBy(finding => finding.Sequence).ToList();
        foreach (var finding in missing)
            await pump.RedeliverAsync(finding.Sequence, cancellationToken).ConfigureAwait(false);
        return missing.Count;
    }

    private async Task<ListExchangeTotalsResponse> ReadTotalsAsync(
        DateTimeOffset? from, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var request = new ListExchangeTotalsRequest
        {
            StartTime = from is { } start ? Timestamp.FromDateTimeOffset(start) : null,
            EndTime = before is { } end ? Timestamp.FromDateTimeOffset(end) : null,
        };
        var all = await _sync.ListExchangeTotalsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        for (request.PageToken = all.NextPageToken; request.PageToken.Length > 0;)
        {
            var page = await _sync.ListExchangeTotalsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            all.Totals.Add(page.Totals);
            request.PageToken = page.NextPageToken;
        }

        return all;
    }

    private async Task CompareAsync(
        ExchangeRecords side, ListExchangeTotalsResponse period, long through, long last,
        List<CounterpartyComparison> comparisons, List<ReconciliationFinding> findings, CancellationToken cancellationToken)
    {
        // What was pruned here is not compared: of such a period the hub's totals say too much.
        var pruned = await side.PrunedThroughAsync(cancellationToken).ConfigureAwait(false);
        var after = Math.Max(period.AfterSequence, pruned);
        if (after >= through)
            return;
        var here = (await side.TotalsAsync(after, through, cancellationToken).ConfigureAwait(false))
            .ToDictionary(totals => totals.Counterparty);
        var there = period.Totals.Where(totals => totals.Direction == side.Direction).ToDictionary(totals => totals.Counterparty);
        foreach (var counterparty in here.Keys.Union(there.Keys).Order(StringComparer.Ordinal))
        {
            var (mine, hubs) = (here.GetValueOrDefault(counterparty), there.GetValueOrDefault(counterparty));
            var (count, isEqual) = (hubs?.Count ?? 0,
                after == period.AfterSequence && mine is not null && hubs is not null && mine.Digest == hubs.Digest);
            if (!isEqual)
                (count, isEqual) = await NarrowAsync(
                    side, counterparty, (after, through), last, findings, cancellationToken).ConfigureAwait(false);
            comparisons.Add(new CounterpartyComparison(side.Direction, counterparty, mine?.Count ?? 0, count, isEqual));
        }
    }

    /// <summary>
    /// Divides a range that differs until the hub lists its entries; returns the count of the whole range, and whether that is
    /// equal.
    /// </summary>
    private async Task<(long There, bool IsEqual)> NarrowAsync(
        ExchangeRecords side, string counterparty, (long After, long Through) whole, long last,
        List<ReconciliationFinding> findings, CancellationToken cancellationToken)
    {
        (long There, bool IsEqual)? first = null;
        var open = new Stack<(long After, long Through)>([whole]);
        while (open.Count > 0 && findings.Count < MaxFindings)
        {
            var ranges = new List<(long After, long Through)>();
            while (ranges.Count < MaxRanges && open.TryPop(out var range))
                ranges.Add(range);
            var request = new CompareDigestsRequest { Direction = side.Direction, Counterparty = counterparty };
            request.Ranges.Add(await side.DigestAsync(counterparty, ranges, cancellationToken).ConfigureAwait(false));
            var answer = await _sync.CompareDigestsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            first ??= (answer.Ranges[0].Count, answer.Ranges[0].Equal);
            foreach (var range in answer.Ranges.Where(range => !range.Equal))
            {
                if (range.Entries.Count == range.Count)
                    await CollectAsync(side, counterparty, range, last, findings, cancellationToken).ConfigureAwait(false);
                else
                    foreach (var part in Split(range.AfterSequence, range.ThroughSequence))
                        open.Push(part);
            }
        }

        return first!.Value;
    }

    /// <summary>Parts of a range, the last first, so that a stack gives them in order.</summary>
    private static IEnumerable<(long After, long Through)> Split(long after, long through)
    {
        var step = Math.Max(1, (through - after + Parts - 1) / Parts);
        for (var start = after + ((through - after - 1) / step * step); start >= after; start -= step)
            yield return (start, Math.Min(start + step, through));
    }

    private async Task CollectAsync(
        ExchangeRecords side, string counterparty, RangeComparison range, long last,
        List<ReconciliationFinding> findings, CancellationToken cancellationToken)
    {
        var here = await side.EntriesAsync(counterparty, range.AfterSequence, range.ThroughSequence, cancellationToken)
            .ConfigureAwait(false);
        var found = new List<ReconciliationFinding>();
        foreach (var entry in range.Entries)
        {
            var isHere = here.Remove(entry.Sequence, out var sha256);
            if (isHere && sha256 == entry.Sha256)
                continue;
            var kind = isHere ? FindingKind.Different
                : await IsOnTheWayAsync(side.Direction, entry, last, cancellationToken).ConfigureAwait(false)
                    ? FindingKind.OnTheWay
                : FindingKind.MissingHere;
            found.Add(
                new ReconciliationFinding(kind, side.Direction, counterparty, entry.Sequence, entry.PetitionId, entry.RequestId));
        }

        found.AddRange(here.Keys.Select(sequence =>
            new ReconciliationFinding(FindingKind.MissingThere, side.Direction, counterparty, sequence, "", "")));
        findings.AddRange(found.OrderBy(finding => finding.Sequence).Take(MaxFindings - findings.Count));
    }

    private async Task<bool> IsOnTheWayAsync(
        ExchangeDirection direction, ExchangedEntry entry, long last, CancellationToken cancellationToken) =>
        direction == ExchangeDirection.Received
            ? entry.Sequence > last
            : Guid.TryParse(entry.RequestId, out var requestId)
                && await _outbox!.FindRequestAsync(requestId, cancellationToken).ConfigureAwait(false) is { } command
                // Or its answer came while this was compared.
                && (command.State == OutboxState.Waiting || command.Receipt?.LastSequence == entry.Sequence);
}
