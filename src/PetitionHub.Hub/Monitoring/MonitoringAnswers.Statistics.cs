using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.V1;
using DomainOrgan = PetitionHub.Domain.Units.OrganType;
using Figure = PetitionHub.Domain.Monitoring.Figure;
using FigureBucket = PetitionHub.Domain.Monitoring.FigureBucket;

namespace PetitionHub.Hub.Monitoring;

/// <summary>The official figures.</summary>
internal sealed partial class MonitoringAnswers
{
    private const int MostPersons = 9_999;

    private static readonly Figure[] AllFigures = Enum.GetValues<Figure>();

    public async Task<GetStatisticsResponse> GetStatisticsAsync(
        GetStatisticsRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        Figure[] asked = request.Figures.Count == 0
            ? AllFigures
            : [.. request.Figures.Select((figure, i) => fields.OneOf<Figure>($"figures[{i}]", (int)figure)).Distinct().Order()];
        var query = ReadFilter(fields, request.Filter, watcher) with
        {
            AtLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken),
        };
        var found = await figures.SumStatisticsAsync(asked, query, cancellationToken);
        var response = new GetStatisticsResponse { AsOf = AsOfWire.ToWire(found.Position, query.Now) };
        response.Figures.AddRange(found.Value.Select(StatisticsWire.ToWire));
        return response;
    }

    public async Task<ListStatisticsPetitionsResponse> ListStatisticsPetitionsAsync(
        ListStatisticsPetitionsRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var figure = fields.OneOf<Figure>("figure", (int)request.Figure);
        var bucket = fields.OptionalOneOf<FigureBucket>("bucket", (int)request.Bucket);
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        var query = ReadFilter(fields, request.Filter, watcher) with
        {
            AtLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken),
        };
        var token = PageToken.Of("statistics", $"{request.Filter}", $"{figure}", $"{request.Bucket}", $"{watcher.Unit}");
        var response = new ListStatisticsPetitionsResponse();
        var after = token.ReadStatistics(request.PageToken);
        // What is left out leaves no gap in the page.
        do
        {
            var (page, position) = await figures.ListStatisticsAsync(
                figure, bucket, query, after, size - response.Petitions.Count, cancellationToken);
            response.AsOf ??= AsOfWire.ToWire(position, query.Now);
            var hidden = await HiddenAsync(watcher, page.Petitions.Select(one => one.Petition), cancellationToken);
            response.Petitions.AddRange(
                page.Petitions.Where(one => !hidden.Contains(one.Petition)).Select(StatisticsWire.ToWire));
            after = page.Next;
        }
        while (after is not null && response.Petitions.Count < size);
        response.NextPageToken = after is null ? "" : token.Write(after);
        return response;
    }

    private StatisticsQuery ReadFilter(RequestFields fields, StatisticsFilter? filter, Watcher watcher)
    {
        if (filter is null)
            fields.Reject("filter", "is required");
        RefusalException.ThrowIf(fields.Refusal);
        var territory = fields.OptionalTerritoryOfToday("filter.territory", filter!.Territory);
        var query = new StatisticsQuery
        {
            From = fields.Time("filter.start_time", filter.StartTime),
            To = fields.Time("filter.end_time", filter.EndTime),
            Now = clock.GetUtcNow(),
            RegistrarTypes = [.. filter.RegistrarTypes.Select((organ, i) =>
                fields.Choice<DomainOrgan>($"filter.registrar_types[{i}]", (int)organ)).Distinct()],
            LeastPersons = filter.LeastPersons == 0 ? 1
                : fields.Range("filter.least_persons", filter.LeastPersons, 1, MostPersons),
            MostPersons = filter.MostPersons == 0 ? MostPersons
                : fields.Range("filter.most_persons", filter.MostPersons, 1, MostPersons),
            WithExcluded = filter.WithExcluded,
            FirstPetitionsOnly = filter.FirstPetitionsOnly,
            NotAccusing = accusations.WhoseAccuse(watcher.Unit),
        };
        RefusalException.ThrowIf(fields.Refusal);
        // A problem in a territory is not its bureau's business before the item is: no list of petitions has it either.
        var reached = watcher.Unit is null || sight.WholeOf(watcher) is not { Level: not Domain.Units.Level.National } whole
            ? (Territory?)null : whole;
        return query with { Territory = sight.Of(watcher, territory), Reached = reached };
    }
}
