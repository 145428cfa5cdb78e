using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync reconcile</c>.</summary>
internal sealed class ReconcileCommand : HubCommand
{
    private readonly Option<string?> _outbox = FileOption("--outbox", "The file of the unit's outbox: what it sent.");
    private readonly Option<string?> _journal = FileOption("--journal", "The file of the unit's journal: what it received.");
    private readonly Option<string?> _from = TimeOption("--from", "Only what the hub accepted at or after this");
    private readonly Option<string?> _to = TimeOption("--to", "Only what the hub accepted before this");

    public ReconcileCommand()
        : base(
            "reconcile",
            "Reconciles (对账): compares what a unit's system sent and received with what the hub has, by counterparty, and finds "
                + "the entries that are missing on either side or differ. It ends with 1 where any does.",
            "petitionhub sync reconcile --outbox county-outbox --journal county-journal --unit 430103-housing",
            "petitionhub sync reconcile --journal county-journal --from 2026-11-01 --to 2026-12-01 --unit 430103-housing -o json")
    {
        Details = "Entries on the way (a receipt that is still to come, an entry behind the last one handled) are listed, and "
            + "are no difference.";
        Add(_outbox);
        Add(_journal);
        Add(_from);
        Add(_to);
        Does(ReconcileAsync);
    }

    private async Task<int> ReconcileAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        if (parse.GetValue(_outbox) is null && parse.GetValue(_journal) is null)
            throw new UsageException("There is nothing to compare.", "Name the unit's --outbox, its --journal, or both.");
        await using var outbox = parse.GetValue(_outbox) is { } sent ? Outbox.OpenToRead(sent) : null;
        await using var journal = parse.GetValue(_journal) is { } received ? InboxJournal.OpenToRead(received) : null;
        using var hub = session.Connect();
        var report = await new Reconciler(hub.Sync, outbox, journal)
            .RunAsync(Time(parse, _from), Time(parse, _to), cancellationToken);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(ToJson(report));
        else
            Show(session.Terminal, report);
        return report.IsEqual ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Show(Terminal terminal, ReconciliationReport report)
    {
        var totals = Tables.Of("direction", "counterparty", "here", "hub", "");
        foreach (var comparison in report.Counterparties)
            totals.Row(
                EnumWords.Of(comparison.Direction), comparison.Counterparty, $"{comparison.Here:N0}", $"{comparison.There:N0}",
                comparison.IsEqual ? "equal" : "differs");
        terminal.Write(totals);
        if (report.Findings.Count == 0)
            return;
        var findings = Tables.Of("finding", "direction", "counterparty", "sequence", "petition", "request");
        foreach (var finding in report.Findings)
            findings.Row(
                Word(finding.Kind), EnumWords.Of(finding.Direction), finding.Counterparty,
                $"{finding.Sequence}", finding.PetitionId, finding.RequestId);
        terminal.Write(findings);
    }

    private static JsonObject ToJson(ReconciliationReport report) => new()
    {
        ["equal"] = report.IsEqual,
        ["after_sequence"] = report.AfterSequence,
        ["through_sequence"] = report.ThroughSequence,
        ["counterparties"] = new JsonArray([.. report.Counterparties.Select(comparison => new JsonObject
        {
            ["direction"] = EnumWords.Of(comparison.Direction),
            ["counterparty"] = comparison.Counterparty,
            ["here"] = comparison.Here,
            ["there"] = comparison.There,
            ["equal"] = comparison.IsEqual,
        })]),
        ["findings"] = new JsonArray([.. report.Findings.Select(finding => new JsonObject
        {
            ["finding"] = Word(finding.Kind),
            ["direction"] = EnumWords.Of(finding.Direction),
            ["counterparty"] = finding.Counterparty,
            ["sequence"] = finding.Sequence,
            ["petition_id"] = finding.PetitionId,
            ["request_id"] = finding.RequestId,
        })]),
    };

    private static string Word(FindingKind kind) => kind switch
    {
        FindingKind.MissingHere => "missing here",
        FindingKind.MissingThere => "missing at the hub",
        FindingKind.Different => "different",
        FindingKind.OnTheWay => "on the way",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static DateTimeOffset? Time(ParseResult parse, Option<string?> option) => parse.GetValue(option) switch
    {
        null => null,
        var text when Moments.TryParse(text, out var instant) => instant.ToDateTimeOffset(),
        var text => throw new UsageException(
            $"'{text}' is not a time.", "A time is a day, as 2026-11-25, or 2026-11-25T08:30, in Shanghai."),
    };

    private static Option<string?> FileOption(string name, string description) =>
        new(name) { Description = description, HelpName = "file" };

    private static Option<string?> TimeOption(string name, string description) => new(name)
    {
        Description = $"{description} time, Shanghai's, as 2026-11-25.",
        HelpName = "time",
    };
}
