using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Demo.Offices;

namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>Shows a report to people, as tables.</summary>
internal static class DemoTables
{
    /// <summary>Writes it all.</summary>
    public static void Write(DemoReport report, Terminal terminal)
    {
        WriteHandovers(report, terminal);
        WriteOutcomes(report, terminal);
        WriteDuties(report, terminal);
        WriteMistakes(report, terminal);
        WriteLedger(report, terminal);
        WriteChecks(report, terminal);
        WriteNext(report, terminal);
    }

    /// <summary>How a handover is called in tables.</summary>
    public static string NameOf(HandedOver kind) => kind switch
    {
        HandedOver.Transferred => "transferred 转送",
        HandedOver.Assigned => "assigned 交办",
        HandedOver.ReferredAsLitigation => "referred: litigation 涉法涉诉",
        HandedOver.ReferredToDiscipline => "referred: accusation 检举控告",
        HandedOver.Returned => "returned 退回",
        _ => throw new InvalidOperationException($"{kind} is not a way to hand over."),
    };

    /// <summary>How an outcome is called in tables.</summary>
    public static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Concluded => "concluded 办结",
        Outcome.RedirectedAndConcluded => "objected, redirected, then concluded 异议改转后办结",
        Outcome.ReferredAsLitigation => "referred to a political-legal organ 转政法机关",
        Outcome.ReferredToDiscipline => "referred to a discipline organ 移送纪检监察",
        Outcome.Unfinished => "NOT FINISHED 未结",
        _ => throw new InvalidOperationException($"{outcome} is not an outcome."),
    };

    /// <summary>The lines of the volumes, from the top of the country down.</summary>
    public static IEnumerable<KeyValuePair<HandoverLine, int>> InOrder(IReadOnlyDictionary<HandoverLine, int> handovers) =>
        handovers
        .OrderBy(line => line.Key.From.Level).ThenBy(line => line.Key.From.Organ)
        .ThenBy(line => line.Key.To.Level).ThenBy(line => line.Key.To.Organ).ThenBy(line => line.Key.Kind);

    private static void WriteHandovers(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine($"Who handed what to whom ({report.ActiveUnits:N0} of {report.DirectoryUnits:N0} units took part)");
        var table = Tables.Of("from", "to", "how", "items");
        foreach (var (line, count) in InOrder(report.Handovers))
            table.Row($"{line.From}", $"{line.To}", NameOf(line.Kind), $"{count:N0}");
        terminal.Write(table.Row("", "", "total", $"{report.Handovers.Values.Sum():N0}"));
    }

    private static void WriteOutcomes(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine("What became of the petitions, as their registrars read them");
        var table = Tables.Of("outcome", "petitions");
        foreach (var (outcome, count) in report.Audit.Outcomes)
            table.Row(NameOf(outcome), $"{count:N0}");
        terminal.Write(table.Row("total", $"{report.Audit.Total:N0}"));
    }

    private static void WriteDuties(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine("Duties: what units owed by a date");
        var table = Tables.Of("duty", "met in time", "met late", "still owed", "lapsed", "total");
        foreach (var (kind, count) in report.Audit.Duties)
            Row(EnumWords.Of(kind), count);
        Row("total", report.Audit.Duties.Values.Aggregate(default(DutyCount), (sum, count) => sum + count));
        terminal.Write(table);

        void Row(string name, DutyCount count) =>
            table.Row(name, $"{count.Met:N0}", $"{count.Late:N0}", $"{count.Owed:N0}", $"{count.Lapsed:N0}", $"{count.Total:N0}");
    }

    private static void WriteMistakes(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine("Mistakes, each refused with nothing written");
        var table = Tables.Of("attempt", "reason", "message");
        foreach (var refused in report.Mistakes)
            table.Row(refused.Attempt, refused.Reason, refused.Message);
        terminal.Write(table);
    }

    private static void WriteLedger(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine("The ledger, read again from its first entry");
        var ledger = report.Ledger;
        var faults = ledger.FaultCount == 0
            ? "none: every hash, order, state, duty and inbox follows from the entries"
            : $"{ledger.FaultCount:N0}, first: {ledger.Faults[0]}";
        terminal.Write(Tables.OfFields(
            ("entries", $"{ledger.Head.Sequence:N0}"),
            ("root", Convert.ToHexStringLower(ledger.Head.RootSha256.Span)),
            ("petitions", $"{ledger.Petitions:N0}"),
            ("units", $"{ledger.Units:N0}"),
            ("faults", faults)));
    }

    private static void WriteChecks(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine("");
        terminal.WriteLine(report.IsSound ? "All adds up" : "NOT ALL ADDS UP");
        var table = Tables.Of("claim", "found", "holds");
        foreach (var check in report.Checks)
            table.Row(check.Claim, check.Found, check.Holds ? "yes" : "NO");
        terminal.Write(table);
    }

    private static void WriteNext(DemoReport report, Terminal terminal)
    {
        terminal.WriteLine("Next");
        foreach (var line in NextCommands(report.KeptFolder))
            terminal.WriteLine($"  {line}");
    }

    private static IEnumerable<string> NextCommands(string? folder) => folder is null
        ?
        [
            "petitionhub demo --keep demo-data             the same, and keep its ledger",
            "petitionhub bench handover --callers 32       how fast this machine hands over",
            "petitionhub serve --help                      a hub of your own",
        ]
        :
        [
            $"petitionhub ledger check --data {folder}",
            $"petitionhub serve --data {folder}",
            $"petitionhub petitions list --unit 430000-bureau --data {folder}      (while it serves)",
            $"petitionhub inbox watch --unit 430100-bureau --data {folder}         (while it serves)",
        ];
}
