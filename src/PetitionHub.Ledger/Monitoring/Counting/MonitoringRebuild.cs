using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Projections;
using PetitionHub.V1;
using Channel = System.Threading.Channels.Channel;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// Makes the figures anew, at once and in this process: hubs stand back meanwhile (see <see cref="ProjectionLease"/>), so that
/// pages may be large, and the items of many pages be remembered.
/// </summary>
internal sealed class MonitoringRebuild(
    IFigureStore database, LedgerRules rules, TimeProvider clock, IProgress<LedgerCheckProgress>? progress)
    : IDisposable
{
    private const int PageEntries = 20_000;
    private const int CachedPetitions = 400_000;

    /// <summary>Counts of so many rows are written, and begun anew.</summary>
    private const int KeptCounts = 250_000;

    private readonly MonitoringProjection _projection = new(database, rules, CachedPetitions);
    private readonly Stopwatch _making = new();
    private Counts _counts = new();

    public async Task<MonitoringRebuildReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var lease = await ProjectionLease.TakeAsync(database, _projection, clock, cancellationToken);
        var stood = lease.Before.Version == _projection.Version && lease.Before.Sequence > 0 ? lease.Before.Sequence
            : (long?)null;
        var before = stood is null ? "" : await DigestAsync(lease, cancellationToken);
        _making.Start();
        await ClearAsync(lease, cancellationToken);
        var (position, isEqual) = (0L, false);
        if (stood is { } compared)
        {
            position = await MakeAsync(lease, position, compared, cancellationToken);
            isEqual = await DigestAsync(lease, cancellationToken) == before;
        }

        // What comes meanwhile is taken in too, so that hubs have little left.
        for (var head = await lease.ReadHeadAsync(cancellationToken); position < head; head = await lease.ReadHeadAsync(
            cancellationToken))
            position = await MakeAsync(lease, position, head, cancellationToken);
        _making.Stop();
        await lease.EndAsync(position, cancellationToken);
        return new MonitoringRebuildReport(position, stood, isEqual, _making.Elapsed);
    }

    public void Dispose() => _projection.Dispose();

    private async Task<string> DigestAsync(ProjectionLease lease, CancellationToken cancellationToken)
    {
        var isMaking = _making.IsRunning;
        _making.Stop();
        await using var context = database.CreateContext();
        var digest = await MonitoringDigest.ComputeAsync(context, () => lease.RenewAsync(cancellationToken), cancellationToken);
        if (isMaking)
            _making.Start();
        return digest;
    }

    private async Task ClearAsync(ProjectionLease lease, CancellationToken cancellationToken)
    {
        for (var more = true; more;)
            await lease.WriteAsync(async context =>
                more = await _projection.RemoveSomeAsync(context, cancellationToken), cancellationToken);
    }

    /// <summary>Takes in the entries up to one; a page is read and parsed while the one before is written.</summary>
    private async Task<long> MakeAsync(ProjectionLease lease, long after, long through, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pages = Channel.CreateBounded<IReadOnlyList<LedgerEntry>>(1);
        var reading = Task.Run(() => ReadAsync(after, through, pages.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(cancellationToken))
            {
                await TakeAsync(lease, after, page, isLast: page[^1].Sequence == through, cancellationToken);
                after = page[^1].Sequence;
                progress?.Report(new LedgerCheckProgress(after, through));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return after;
    }

    private async Task TakeAsync(
        ProjectionLease lease, long after, IReadOnlyList<LedgerEntry> entries, bool isLast, CancellationToken cancellationToken)
    {
        await using var reading = database.CreateContext();
        var page = await _projection.FoldAsync(reading, after, entries, _counts, cancellationToken);
        var isFull = isLast || _counts.RowCount > KeptCounts;
        var rows = isFull ? page.ToRows(_counts) : page.ToRows(new Counts());
        await lease.WriteAsync(context => database.PutMonitoringAsync(context, rows, cancellationToken), cancellationToken);
        page.Remember();
        if (isFull)
            _counts = new Counts();
    }

    private async Task ReadAsync(
        long after, long through, ChannelWriter<IReadOnlyList<LedgerEntry>> pages, CancellationToken cancellationToken)
    {
        try
        {
            while (after < through)
            {
                await using var context = database.CreateContext();
                var end = Math.Min(through, after + PageEntries);
                var contents = await context.Entries.Where(row => row.Sequence > after && row.Sequence <= end)
                    .OrderBy(row => row.Sequence)
                    .Select(row => row.Content).ToListAsync(cancellationToken);
                var entries = contents.AsParallel().AsOrdered().Select(content => LedgerEntry.Parser.ParseFrom(content)).ToList();
                await pages.WriteAsync(entries, cancellationToken);
                after = end;
            }

            pages.Complete();
        }
#pragma warning disable CA1031 // Whoever takes the pages throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            pages.Complete(e);
        }
    }
}

/// <summary>What came of making the figures anew.</summary>
/// <param name="Sequence">Up to which entry they are made.</param>
/// <param name="ComparedAt">At which entry they were compared with what stood before; null where nothing usable stood.</param>
/// <param name="IsEqual">Whether every row was the same.</param>
/// <param name="Elapsed">How long the making took, without the comparing.</param>
public sealed record MonitoringRebuildReport(long Sequence, long? ComparedAt, bool IsEqual, TimeSpan Elapsed);
