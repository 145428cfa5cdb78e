using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Calendar;
using PetitionHub.V1;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>stats</c>.</summary>
internal sealed class StatsCommand : HubCommand
{
    private static readonly string[] Headings =
        ["petition", "bucket", "registered", "registrar", "period day", "done", "territory", "holder", "status", "petitioners"];

    private readonly Option<Timestamp?> _since = InstantOption.Create(
        "--since", "The first day; default: the first of this month.");
    private readonly Option<Timestamp?> _until = InstantOption.Create(
        "--until", "The end, exclusive; default: the end of today.");
    private readonly Option<string> _territory = WatchOptions.Territory();
    private readonly Option<OrganType[]> _registrars = EnumOption.Many<OrganType>(
        "--registrar", "Only items that such organs registered.");
    private readonly Option<int> _least = new(
        "--least-persons")
    { Description = "Only items of so many petitioners or more.", HelpName = "n" };
    private readonly Option<int> _most = new(
        "--most-persons")
    { Description = "Only items of so many petitioners or fewer.", HelpName = "n" };
    private readonly Option<bool> _excluded = new(
        "--with-excluded")
    { Description = "Count also what is marked as left out of statistics." };
    private readonly Option<bool> _first = new("--first-items") { Description = "Count only the first item of each matter." };
    private readonly Option<Figure> _items = EnumOption.One<Figure>("--items", "List the items behind this figure.");
    private readonly Option<FigureBucket> _bucket = EnumOption.One<FigureBucket>(
        "--bucket", "With --items: only this part of it.");
    private readonly Option<long> _atLeast = AtLeastOption.OfFigures();
    private readonly Pages _pages = new();

    public StatsCommand()
        : base(
            "stats",
            "The official figures of a period and region: timely acceptance, on-time reply, repeats, backlog, days, "
                + "satisfaction; or the items behind one of them, exactly those that it counts.",
            "petitionhub stats --operator admin",
            "petitionhub stats --territory 430000 --since 2026-03-01 --until 2026-04-01 -o csv --operator admin",
            "petitionhub stats --items reply --bucket overdue --all --unit 430000-bureau")
    {
        foreach (var option in new System.CommandLine.Option[] { _since, _until, _territory, _registrars, _least, _most,
            _excluded, _first, _items, _bucket, _atLeast })
            Add(option);
        _pages.AddTo(this);
        WritesSheets = true;
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var filter = ReadFilter(parse, ChinaTime.DayOf(session.Host.Clock.GetUtcNow()));
        if (parse.GetValue(_items) != Figure.Unspecified)
            await ListAsync(hub, filter, session, parse, cancellationToken);
        else
            await CountAsync(hub, filter, session, parse, cancellationToken);
        return ExitCodes.Done;
    }

    private StatisticsFilter ReadFilter(ParseResult parse, DateOnly today) => new()
    {
        StartTime = parse.GetValue(_since) ?? ChinaTime.EndOf(today.AddDays(-today.Day)).ToTimestamp(),
        EndTime = parse.GetValue(_until) ?? ChinaTime.EndOf(today).ToTimestamp(),
        Territory = parse.GetValue(_territory),
        RegistrarTypes = { parse.GetValue(_registrars) ?? [] },
        LeastPersons = parse.GetValue(_least),
        MostPersons = parse.GetValue(_most),
        WithExcluded = parse.GetValue(_excluded),
        FirstPetitionsOnly = parse.GetValue(_first),
    };

    private async Task CountAsync(
        HubChannel hub, StatisticsFilter filter, Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var request = new GetStatisticsRequest { Filter = filter, MinSequence = parse.GetValue(_atLeast) };
        var answer = await hub.Monitoring.GetStatisticsAsync(request, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
        {
            session.Terminal.WriteJson(answer);
            return;
        }

        var sheet = new Sheet("figure", "value", "items", "parts");
        foreach (var figure in answer.Figures)
            sheet.Row(
                EnumWords.Of(figure.Figure), figure.HasValue ? figure.Value : null, figure.Petitions,
                string.Join("; ", figure.Buckets.Select(bucket => $"{EnumWords.Of(bucket.Bucket)} {bucket.Count}")));
        session.Terminal.Write(sheet);
        session.Terminal.SayAsOf(answer.AsOf);
    }

    private Task ListAsync(
        HubChannel hub, StatisticsFilter filter, Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var request = new ListStatisticsPetitionsRequest
        {
            Filter = filter,
            Figure = parse.GetValue(_items),
            Bucket = parse.GetValue(_bucket),
            MinSequence = parse.GetValue(_atLeast),
        };
        return _pages.ShowAsync<StatisticsPetition>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Monitoring.ListStatisticsPetitionsAsync(request, cancellationToken: cancellationToken);
                session.Terminal.SayAsOf(page.AsOf);
                return (page.Petitions, page.NextPageToken);
            },
            Headings,
            petition =>
            [
                petition.PetitionId, EnumWords.Of(petition.Bucket), petition.RegisterTime, petition.Registrar,
                petition.PeriodDay, petition.DoneTime, petition.Territory, petition.Holder, EnumWords.Of(petition.Status),
                petition.PetitionerCount,
            ]);
    }
}
