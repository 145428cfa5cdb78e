using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>flows</c>.</summary>
internal sealed class FlowsCommand : HubCommand
{
    private readonly Option<FlowGrouping> _fromGrouping = EnumOption.One<FlowGrouping>(
        "--from-grouping", "How senders are grouped; default: by province.");
    private readonly Option<FlowGrouping> _toGrouping = EnumOption.One<FlowGrouping>(
        "--to-grouping", "How receivers are grouped; default: by province.");
    private readonly Option<string> _from = WatchOptions.Territory(
        "--from", "Only from units of this territory and inside it, as 430000.");
    private readonly Option<string> _to = WatchOptions.Territory("--to", "Only to units of this territory and inside it.");
    private readonly Option<Timestamp?> _since = InstantOption.Create("--since", "The first hour; default: the beginning.");
    private readonly Option<Timestamp?> _until = InstantOption.Create("--until", "The end, exclusive; default: now.");
    private readonly Option<FlowKind[]> _kinds = EnumOption.Many<FlowKind>(
        "--kind", "Only these kinds, repeated or with commas; default: all but copies.");

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "The most lines, largest first: 1 to 10,000.",
        HelpName = "n",
        DefaultValueFactory = _ => 40,
    };

    private readonly Option<long> _atLeast = AtLeastOption.OfFigures();

    public FlowsCommand()
        : base(
            "flows",
            "How much went from where to where in a period, by any two groupings, largest first.",
            "petitionhub flows --operator admin",
            "petitionhub flows --from 430000 --from-grouping city --to-grouping county --since 2026-03-16 --until 2026-03-17 "
                + "--operator admin",
            "petitionhub flows --kind return,dispute-decision --from-grouping unit --to-grouping unit -o csv --unit "
                + "430000-bureau")
    {
        foreach (var option in new System.CommandLine.Option[] { _fromGrouping, _toGrouping, _from, _to, _since, _until, _kinds,
            _limit, _atLeast })
            Add(option);
        WritesSheets = true;
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new GetFlowMatrixRequest
        {
            StartTime = parse.GetValue(_since),
            EndTime = parse.GetValue(_until),
            FromGrouping = parse.GetValue(_fromGrouping),
            ToGrouping = parse.GetValue(_toGrouping),
            FromTerritory = parse.GetValue(_from),
            ToTerritory = parse.GetValue(_to),
            Kinds = { parse.GetValue(_kinds) ?? [] },
            Limit = parse.GetValue(_limit),
            MinSequence = parse.GetValue(_atLeast),
        };
        var matrix = await hub.Monitoring.GetFlowMatrixAsync(request, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
        {
            session.Terminal.WriteJson(matrix);
            return ExitCodes.Done;
        }

        var sheet = new Sheet("from", "from name", "to", "to name", "count");
        foreach (var cell in matrix.Cells)
            sheet.Row(cell.From.Key, NameOf(cell.From, request.FromGrouping), cell.To.Key, NameOf(cell.To, request.ToGrouping),
                cell.Count);
        session.Terminal.Write(sheet);
        var kinds = string.Join(
            ", ", matrix.TotalByKind.Where(one => one.Count > 0).Select(one => $"{EnumWords.Of(one.Kind)} {one.Count:N0}"));
        session.Terminal.Say(
            $"{matrix.Total:N0} in all ({kinds}); {matrix.Cells.Count:N0} of {matrix.CellCount:N0} lines are shown.");
        session.Terminal.SayAsOf(matrix.AsOf);
        return ExitCodes.Done;
    }

    private static string NameOf(FlowEnd end, FlowGrouping grouping) =>
        grouping == FlowGrouping.Level ? EnumWords.Of((Level)int.Parse(end.Key, CultureInfo.InvariantCulture)) : end.Name;
}
