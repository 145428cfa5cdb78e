using PetitionHub.Domain.Units;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Contacts;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.V1;
using DomainLevel = PetitionHub.Domain.Units.Level;
using FlowGrouping = PetitionHub.Domain.Monitoring.FlowGrouping;
using FlowKind = PetitionHub.Domain.Monitoring.FlowKind;
using VolumePoint = PetitionHub.Ledger.Monitoring.VolumePoint;

namespace PetitionHub.Hub.Monitoring;

/// <summary>
/// Answers questions about the exchange, within what the caller may see. The contract says what each method guarantees.
/// </summary>
internal sealed partial class MonitoringAnswers(
    MonitoringReader figures, EntryReader entries, UnitDirectory directory, Sight sight, Accusations accusations,
    VolumeWatch watch, UnitContacts contacts, HubOptions options, TimeProvider clock)
{
    private const int DefaultCells = 1_000;
    private const int MaxCells = 10_000;
    private const int MaxPoints = 10_000;
    private const int MaxDaysByUnit = 31;
    private const int MaxDaysByUnitForOperators = 366;

    /// <summary>All kinds but copies.</summary>
    public static readonly FlowKind[] MovesOfHolder =
        [.. Enum.GetValues<FlowKind>().Where(kind => kind != FlowKind.Copy)];

    public async Task<GetFlowMatrixResponse> GetFlowMatrixAsync(
        GetFlowMatrixRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var query = ReadFlows(request, watcher, now) with
        {
            AtLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken),
        };
        var found = await figures.SumFlowsAsync(query, cancellationToken);
        var response = new GetFlowMatrixResponse
        {
            CellCount = found.Value.CellCount,
            Total = found.Value.TotalByKind.Values.Sum(),
            AsOf = AsOfWire.ToWire(found.Position, now),
        };
        response.Cells.AddRange(found.Value.Cells.Select(cell => FlowWire.ToWire(cell, query, directory)));
        response.TotalByKind.AddRange(found.Value.TotalByKind.OrderBy(kind => kind.Key)
            .Select(kind => FlowWire.ToWire(new FlowCount(kind.Key, kind.Value))));
        return response;
    }

    public async Task<GetVolumeSeriesResponse> GetVolumeSeriesAsync(
        GetVolumeSeriesRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var fields = new RequestFields();
        var (from, to) = fields.Period(request.StartTime, request.EndTime, first: null, now);
        var territory = fields.OptionalTerritoryOfToday("territory", request.Territory);
        var unit = fields.OptionalUnit("unit_code", request.UnitCode);
        var query = new VolumeQuery
        {
            From = from,
            To = to,
            ByDay = fields.OptionalOneOf<VolumeGrain>("grain", (int)request.Grain) != VolumeGrain.Hour,
            Level = fields.OptionalChoice<DomainLevel>("level", (int)request.Level),
            WithAccusations = watcher.Unit is null,
        };
        RefusalException.ThrowIf(fields.Refusal);
        if (query.PointCount > MaxPoints)
            fields.Reject("start_time", $"must leave at most {MaxPoints:N0} points");
        RefusalException.ThrowIf(fields.Refusal);
        var (inside, one) = sight.Of(watcher, territory, unit);
        var atLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken);
        var found = await figures.ReadVolumesAsync(
            query with { Territory = inside, Unit = one, AtLeast = atLeast }, cancellationToken);
        var response = new GetVolumeSeriesResponse { AsOf = AsOfWire.ToWire(found.Position, now) };
        var points = one is { } code && !MaySeeReferrals(watcher, code) ? found.Value.Select(WithoutReferrals) : found.Value;
        response.Points.AddRange(points.Select(VolumeWire.ToWire));
        return response;
    }

    public IAsyncEnumerable<WatchVolumesResponse> WatchVolumesAsync(
        WatchVolumesRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var territory = fields.OptionalTerritoryOfToday("territory", request.Territory);
        RefusalException.ThrowIf(fields.Refusal);
        return watch.FollowAsync(sight.Of(watcher, territory), withAccusations: watcher.Unit is null, cancellationToken);
    }

    private FlowQuery ReadFlows(GetFlowMatrixRequest request, Watcher watcher, DateTimeOffset now)
    {
        var fields = new RequestFields();
        var (start, end) = fields.Period(request.StartTime, request.EndTime, DateTimeOffset.UnixEpoch, now);
        var from = fields.OptionalTerritoryOfToday("from_territory", request.FromTerritory);
        var to = fields.OptionalTerritoryOfToday("to_territory", request.ToTerritory);
        var unit = fields.OptionalUnit("unit_code", request.UnitCode);
        var query = new FlowQuery
        {
            From = start,
            To = end,
            FromGrouping = ReadGrouping("from_grouping", request.FromGrouping),
            ToGrouping = ReadGrouping("to_grouping", request.ToGrouping),
            Kinds = request.Kinds.Count == 0 ? MovesOfHolder
                : [.. request.Kinds.Select((kind, i) => fields.OneOf<FlowKind>($"kinds[{i}]", (int)kind)).Distinct()],
            Limit = request.Limit == 0 ? DefaultCells : fields.Range("limit", request.Limit, 1, MaxCells),
            FromTerritory = from ?? Territory.Country,
            ToTerritory = to ?? Territory.Country,
            Unit = unit,
            WithAccusations = watcher.Unit is null,
        };
        var isByUnit = query.FromGrouping == FlowGrouping.Unit || query.ToGrouping == FlowGrouping.Unit;
        if (isByUnit && unit is null)
            query = query with
            {
                From = ReadDays(
                fields, request, start, end, watcher.Unit is null ? MaxDaysByUnitForOperators : MaxDaysByUnit)
            };
        RefusalException.ThrowIf(fields.Refusal);
        if ((isByUnit || unit is not null) && !MaySeeReferrals(watcher, unit))
            query = query with { Kinds = [.. query.Kinds.Where(kind => !IsReferral(kind))] };
        if (unit is { } code)
        {
            sight.Require(watcher, code);
            return query;
        }

        // What goes out of a territory and what comes into it are both its business, and nothing else is.
        var whole = sight.WholeOf(watcher) ?? throw Sight.Missing("Name the unit itself.");
        return query with { EitherTerritory = whole };

        FlowGrouping ReadGrouping(string field, V1.FlowGrouping grouping) =>
            fields.OptionalOneOf<FlowGrouping>(field, (int)grouping) ?? FlowGrouping.Province;
    }

    private static VolumePoint WithoutReferrals(VolumePoint point) => point with
    {
        Sent = [.. point.Sent.Where(flow => !IsReferral(flow.Kind))],
        Received = [.. point.Received.Where(flow => !IsReferral(flow.Kind))],
    };

    /// <summary>
    /// The start of a period that is grouped by unit. The period is limited in days, since there are too many pairs of units.
    /// </summary>
    private static DateTimeOffset ReadDays(
        RequestFields fields, GetFlowMatrixRequest request, DateTimeOffset start, DateTimeOffset end, int most)
    {
        var days = end - start;
        if (days <= TimeSpan.FromDays(most))
            return start;
        if (request.StartTime is null)
            return end.AddDays(-most);
        fields.Reject("start_time", $"must be at most {most} days before end_time where flows are grouped by unit");
        return start;
    }

    /// <summary>
    /// Only operators, and a unit about itself, see referrals to political-legal and discipline organs by unit. Bureaus see them
    /// by territory only.
    /// </summary>
    private static bool MaySeeReferrals(Watcher watcher, UnitCode? unit) => watcher.Unit is not { } self || self == unit;

    private static bool IsReferral(FlowKind kind) => kind is FlowKind.LitigationReferral or FlowKind.DisciplineReferral;
}
