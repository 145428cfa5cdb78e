using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>stuck</c>.</summary>
internal sealed class StuckCommand : HubCommand
{
    private static readonly string[] Headings = ["petition", "to act", "since", "status", "holder", "territory", "category",
        "what"];

    private readonly Option<StuckKind> _kind = EnumOption.One<StuckKind>(
        "--kind", "List what is stuck in this way; without it, how many there are of each kind.");
    private readonly Option<string> _territory = WatchOptions.Territory();
    private readonly Option<string> _unit = WatchOptions.OfUnit();
    private readonly Option<Timestamp?> _before = InstantOption.Create("--before", "Only what is stuck since before this time.");
    private readonly Option<long> _atLeast = AtLeastOption.OfFigures();
    private readonly Pages _pages = new();

    public StuckCommand()
        : base(
            "stuck",
            "What waits for an act of a unit: not signed for (待领), overdue, objections and disputes that are not decided, "
                + "parked, or bouncing. How many of each kind, or one kind as a list, oldest first.",
            "petitionhub stuck --operator admin",
            "petitionhub stuck --kind unclaimed --territory 430000 --before 2026-03-10 --operator admin",
            "petitionhub stuck --kind overdue --all -o csv --unit 430100-bureau")
    {
        foreach (var option in new System.CommandLine.Option[] { _kind, _territory, _unit, _before, _atLeast })
            Add(option);
        _pages.AddTo(this);
        WritesSheets = true;
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        if (parse.GetValue(_kind) != StuckKind.Unspecified)
            await ListAsync(hub, session, parse, cancellationToken);
        else
            await CountAsync(hub, session, parse, cancellationToken);
        return ExitCodes.Done;
    }

    private async Task CountAsync(HubChannel hub, Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var request = new CountStuckRequest
        {
            Territory = parse.GetValue(_territory),
            UnitCode = parse.GetValue(_unit),
            MinSequence = parse.GetValue(_atLeast),
        };
        var answer = await hub.Monitoring.CountStuckAsync(request, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
        {
            session.Terminal.WriteJson(answer);
            return;
        }

        var sheet = new Sheet("kind", "count", "oldest");
        foreach (var one in answer.Counts)
            sheet.Row(EnumWords.Of(one.Kind), one.Count, one.Oldest);
        session.Terminal.Write(sheet);
        session.Terminal.SayAsOf(answer.AsOf);
    }

    private Task ListAsync(HubChannel hub, Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var request = new ListStuckRequest
        {
            Kind = parse.GetValue(_kind),
            Territory = parse.GetValue(_territory),
            UnitCode = parse.GetValue(_unit),
            StuckBefore = parse.GetValue(_before),
            MinSequence = parse.GetValue(_atLeast),
        };
        return _pages.ShowAsync<StuckTask>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Monitoring.ListStuckAsync(request, cancellationToken: cancellationToken);
                if (token.Length == 0)
                    session.Terminal.Say($"{page.TotalSize:N0} in all.");
                session.Terminal.SayAsOf(page.AsOf);
                return (page.Tasks, page.NextPageToken);
            },
            Headings,
            task => [task.PetitionId, task.UnitCode, task.Since, EnumWords.Of(task.Status), task.Holder, task.Territory,
                task.Category, WhatOf(task)]);
    }

    private static string WhatOf(StuckTask task) => task.Kind switch
    {
        StuckKind.Overdue => EnumWords.Of(task.Duty?.Kind ?? DutyKind.Unspecified),
        StuckKind.Bouncing => $"{task.Bounces} times: {string.Join(" → ", task.Chain)}",
        StuckKind.Parked => $"{task.Consumer}, entry {task.Sequence}: {task.Reason}",
        _ => "",
    };
}
