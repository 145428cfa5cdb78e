using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Projections;
using PetitionHub.V1;
using StuckCount = PetitionHub.Ledger.Monitoring.StuckCount;
using StuckKind = PetitionHub.Domain.Monitoring.StuckKind;
using StuckTask = PetitionHub.Ledger.Monitoring.StuckTask;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is stuck.</summary>
internal sealed partial class MonitoringAnswers
{
    private const int DefaultPage = 100;
    private const int MaxPage = 1_000;

    /// <summary>How many of a kind are counted one by one, for a unit.</summary>
    private const int MaxCounted = 10_000;

    private static readonly StuckKind[] StuckKinds = Enum.GetValues<StuckKind>();

    public async Task<ListStuckResponse> ListStuckAsync(
        ListStuckRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var kind = fields.OneOf<StuckKind>("kind", (int)request.Kind);
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        var before = fields.OptionalTime("stuck_before", request.StuckBefore);
        var query = ReadStuck(fields, request.Territory, request.UnitCode, watcher) with
        {
            Before = before,
            AtLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken),
        };
        var token = PageToken.Of(
            "stuck", $"{kind}", $"{query.Territory}", $"{query.Unit}", $"{request.StuckBefore}", $"{watcher.Unit}");
        var (tasks, next, asOf) = await ShowStuckAsync(
            kind, query, token.ReadStuck(kind, request.PageToken), size, watcher, cancellationToken);
        var count = await CountShownAsync([kind], query, watcher, cancellationToken);
        var response = new ListStuckResponse
        {
            TotalSize = count.Value[0].Count,
            NextPageToken = next is null ? "" : token.Write(next),
            AsOf = AsOfWire.ToWire(asOf, query.Now),
        };
        response.Tasks.AddRange(tasks.Select(StuckWire.ToWire));
        return response;
    }

    public async Task<CountStuckResponse> CountStuckAsync(
        CountStuckRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var query = ReadStuck(new RequestFields(), request.Territory, request.UnitCode, watcher) with
        {
            AtLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken),
        };
        var found = await CountShownAsync(StuckKinds, query, watcher, cancellationToken);
        var response = new CountStuckResponse { AsOf = AsOfWire.ToWire(found.Position, query.Now) };
        response.Counts.AddRange(found.Value.Select(StuckWire.ToWire));
        return response;
    }

    private StuckQuery ReadStuck(RequestFields fields, string territory, string unit, Watcher watcher)
    {
        var asked = fields.OptionalTerritoryOfToday("territory", territory);
        var code = fields.OptionalUnit("unit_code", unit);
        RefusalException.ThrowIf(fields.Refusal);
        var (inside, one) = sight.Of(watcher, asked, code);
        return new StuckQuery
        {
            Now = clock.GetUtcNow(),
            BouncesAtLeast = options.Monitoring.BouncesAtLeast,
            DaysBetweenHands = options.Monitoring.DaysBetweenHands,
            Territory = inside,
            Unit = one,
        };
    }

    /// <summary>
    /// So many of those that the watcher is shown, where there are more, and how far the figures were at first: what is left out
    /// leaves no gap.
    /// </summary>
    private async Task<(IReadOnlyList<StuckTask> Tasks, StuckPlace? Next, ProjectionPosition AsOf)> ShowStuckAsync(
        StuckKind kind, StuckQuery query, StuckPlace? after, int size, Watcher watcher, CancellationToken cancellationToken)
    {
        var shown = new List<StuckTask>();
        ProjectionPosition? asOf = null;
        do
        {
            var (page, position) = await figures.ListStuckAsync(
                kind, query, after, Math.Min(size - shown.Count, MaxPage), cancellationToken);
            asOf ??= position;
            var hidden = await HiddenAsync(
                watcher, page.Tasks.Select(task => task.Petition).OfType<PetitionId>(), cancellationToken);
            shown.AddRange(page.Tasks.Where(task => task.Petition is not { } petition || !hidden.Contains(petition)));
            after = page.Next;
        }
        while (after is not null && shown.Count < size);
        return (shown, after, asOf);
    }

    /// <summary>
    /// A unit's are counted one by one: no row says whom its item accuses, and a count must not tell of what no list shows.
    /// </summary>
    private async Task<AsOf<IReadOnlyList<StuckCount>>> CountShownAsync(
        IReadOnlyCollection<StuckKind> kinds, StuckQuery query, Watcher watcher, CancellationToken cancellationToken)
    {
        var found = await figures.CountStuckAsync(kinds, query, cancellationToken);
        if (watcher.Unit is null)
            return found;
        var shown = new List<StuckCount>();
        foreach (var count in found.Value)
        {
            IReadOnlyList<StuckTask> tasks = count.Count == 0
                ? []
                : (await ShowStuckAsync(count.Kind, query, after: null, MaxCounted, watcher, cancellationToken)).Tasks;
            shown.Add(new StuckCount(count.Kind, tasks.Count, tasks.Count == 0 ? null : tasks[0].Since));
        }

        return found with { Value = shown };
    }

    /// <summary>Those of the petitions that accuse the watching unit (R22 Arts 30, 46).</summary>
    private async Task<IReadOnlySet<PetitionId>> HiddenAsync(
        Watcher watcher, IEnumerable<PetitionId> petitions, CancellationToken cancellationToken) =>
        watcher.Unit is { } unit
            ? await accusations.FindAsync(unit, [.. petitions.Distinct()], cancellationToken)
            : new HashSet<PetitionId>();
}
