using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>
/// The figures of the exchange, as of the position of their projection: without waiting, unless a query asks for an entry. It
/// knows nothing of who may see what.
/// </summary>
public sealed class MonitoringReader
{
    private readonly IFigureStore _database;
    private readonly LedgerRules _rules;
    private readonly TimeProvider _clock;
    private readonly ProjectionReading _figures;

    internal MonitoringReader(
        IFigureStore database, LedgerRules rules, LedgerProjection lists, RecentEntries recent, TimeProvider clock)
    {
        (_database, _rules, _clock) = (database, rules, clock);
        Projection = new LedgerProjection(database, new MonitoringProjection(database, rules), recent, clock);
        _figures = new ProjectionReading(database, Projection, lists);
    }

    /// <summary>How they follow the ledger.</summary>
    public LedgerProjection Projection { get; }

    /// <summary>Sums flows.</summary>
    public Task<AsOf<FlowSums>> SumFlowsAsync(FlowQuery query, CancellationToken cancellationToken) =>
        ReadAsync(query.AtLeast, context => FlowReading.SumAsync(context, query, cancellationToken), cancellationToken);

    /// <summary>What happened, a point for each hour or day.</summary>
    public Task<AsOf<IReadOnlyList<VolumePoint>>> ReadVolumesAsync(VolumeQuery query, CancellationToken cancellationToken) =>
        ReadAsync(query.AtLeast, context => VolumeReading.ReadAsync(context, query, cancellationToken), cancellationToken);

    /// <summary>A page of what is stuck, after a place.</summary>
    public Task<AsOf<StuckPage>> ListStuckAsync(
        StuckKind kind, StuckQuery query, StuckPlace? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            query.AtLeast, context => StuckReading.ListAsync(context, kind, query, after, limit, cancellationToken),
            cancellationToken);

    /// <summary>How many are stuck, of each of the kinds.</summary>
    public Task<AsOf<IReadOnlyList<StuckCount>>> CountStuckAsync(
        IReadOnlyCollection<StuckKind> kinds, StuckQuery query, CancellationToken cancellationToken) => ReadAsync(
        query.AtLeast,
        async context =>
        {
            var counts = new List<StuckCount>();
            foreach (var kind in kinds)
                counts.Add(await StuckReading.CountAsync(context, kind, query, cancellationToken));
            return (IReadOnlyList<StuckCount>)counts;
        },
        cancellationToken);

    /// <summary>The figures of items.</summary>
    public Task<AsOf<IReadOnlyList<FigureResult>>> SumStatisticsAsync(
        IReadOnlyCollection<Figure> figures, StatisticsQuery query, CancellationToken cancellationToken) => ReadAsync(
        query.AtLeast,
        async context =>
        {
            var results = new List<FigureResult>();
            foreach (var figure in figures)
                results.Add(await StatisticsReading.SumAsync(context, figure, query, cancellationToken));
            return (IReadOnlyList<FigureResult>)results;
        },
        cancellationToken);

    /// <summary>The items behind a figure, or behind a part of it where one is named, after a place.</summary>
    public Task<AsOf<StatisticsPage>> ListStatisticsAsync(
        Figure figure, FigureBucket? bucket, StatisticsQuery query, StatisticsPlace? after, int limit,
        CancellationToken cancellationToken) =>
        ReadAsync(query.AtLeast, context =>
            StatisticsReading.ListAsync(context, figure, bucket, query, after, limit, cancellationToken), cancellationToken);

    /// <summary>
    /// How a unit's system is doing. The backlog of each consumer is counted up to a bound, without items that accuse one of the
    /// given units.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="now">As of when; what is due later is not overdue.</param>
    /// <param name="mostWaiting">The bound.</param>
    /// <param name="notAccusing">Items that accuse one of these are left out.</param>
    /// <param name="atLeast">Only once the figures take in this entry; 0 for figures as they are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<AsOf<UnitHealth>> ReadHealthAsync(
        UnitCode unit, DateTimeOffset now, int mostWaiting, IReadOnlyCollection<UnitCode> notAccusing, long atLeast,
        CancellationToken cancellationToken) =>
        ReadAsync(atLeast, context =>
            new HealthReading(context, unit, notAccusing).ReadAsync(now, mostWaiting, cancellationToken), cancellationToken);

    /// <summary>
    /// Makes all rows anew at once, while hubs that run stand back, and compares them with those that stood before. It reports
    /// its progress in entries.
    /// </summary>
    /// <exception cref="LedgerSetupException">Another process makes them anew.</exception>
    public Task<MonitoringRebuildReport> RebuildAsync(
        IProgress<LedgerCheckProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                using var rebuild = new MonitoringRebuild(_database, _rules, _clock, progress);
                return await rebuild.RunAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>
    /// Reads one snapshot, and returns its position with the result. Duties and the reach of petitions are rows of the lists.
    /// </summary>
    private Task<AsOf<T>> ReadAsync<T>(
        long atLeast, Func<LedgerContext, Task<T>> read, CancellationToken cancellationToken) =>
        _figures.ReadAsync((context, _) => read(context), atLeast, cancellationToken);
}
