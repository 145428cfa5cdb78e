using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Wire;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is stuck.</summary>
internal sealed partial class MonitoringReads
{
    private const int DefaultPage = 100;
    private const int MaxPage = 1_000;

    private static readonly StuckKind[] StuckKinds = [.. Enum.GetValues<StuckKind>().Where(kind => kind != StuckKind.Unspecified)];

    public async Task<ListStuckResponse> ListStuckAsync(ListStuckRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var kind = fields.OneOf("kind", request.Kind, isRequired: true);
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        var before = fields.OptionalTime("stuck_before", request.StuckBefore);
        var query = ReadStuck(fields, request.Territory, request.UnitCode, watcher) with { Before = before };
        var token = PageToken.Of("stuck", $"{kind}", $"{query.Territory}", $"{query.Unit}", $"{request.StuckBefore}", $"{watcher.Unit}");
        var page = await figures.ListStuckAsync(kind, query, token.ReadStuck(kind, request.PageToken), size, cancellationToken);
        var count = await figures.CountStuckAsync([kind], query, cancellationToken);
        var hidden = await HiddenAsync(watcher, page.Value.Items.Select(item => item.PetitionId), cancellationToken);
        var response = new ListStuckResponse { TotalSize = count.Value[0].Count };
        response.Items.AddRange(page.Value.Items.Where(item => !hidden.Contains(item.PetitionId)));
        if (page.Value.Next is { } next)
            response.NextPageToken = token.Write(next);
        return response;
    }

    public async Task<CountStuckResponse> CountStuckAsync(CountStuckRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var query = ReadStuck(new RequestFields(), request.Territory, request.UnitCode, watcher);
        var found = await figures.CountStuckAsync(StuckKinds, query, cancellationToken);
        var response = new CountStuckResponse { AsOf = MonitoringFields.ToWire(found.Position, query.Now) };
        response.Counts.AddRange(found.Value);
        return response;
    }

    private StuckQuery ReadStuck(RequestFields fields, string territory, string unit, Watcher watcher)
    {
        var asked = fields.OptionalTerritory("territory", territory);
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

    /// <summary>Those of the petitions that accuse the watching unit (R22 Arts 30, 46).</summary>
    private async Task<IReadOnlySet<string>> HiddenAsync(Watcher watcher, IEnumerable<string> petitions, CancellationToken cancellationToken)
    {
        if (watcher.Unit is not { } unit)
            return new HashSet<string>();
        var ids = petitions.Where(id => id.Length > 0).Distinct().Select(id => new PetitionId(Guid.Parse(id)));
        return (await accusations.FindAsync(unit, [.. ids], cancellationToken)).Select(id => id.ToString()).ToHashSet();
    }
}
