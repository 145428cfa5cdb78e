using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;
using Spectre.Console;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger check</c>.</summary>
internal sealed class CheckCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public CheckCommand()
        : base(
            "check",
            "Proves, on the hub's own machine, that the ledger of a data folder is whole: no sequence missing, every digest and "
                + "the Merkle root right, and petitions, duties, inboxes and units equal to the fold of their entries. Lists, "
                + "feeds and dates are checked as far as they have followed; those of a back-up are made anew, and not checked. "
                + "A hub may run meanwhile. Ends with 1 where it finds a fault.",
            "petitionhub ledger check --data /srv/hub",
            "petitionhub ledger check --config /etc/petitionhub/hub.json",
            "petitionhub ledger check --data /srv/hub -o json")
    {
        _settings.AddTo(this);
        Does(CheckAsync);
    }

    private async Task<int> CheckAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        // A check changes nothing: a ledger of another version is not brought up to date by it.
        var options = _settings.Read(parse, session).Options.LedgerInFolder with { MigrateAtStart = false };
        await using var schema = LedgerSchema.Of(options, NullLoggerFactory.Instance);
        await ExistingLedger.RequireAsync(schema, options, cancellationToken);
        await using var store = await LedgerStore.OpenAsync(
            options, LedgerRules.Official, new NoListener(), copies: null, session.Host.Clock, NullLoggerFactory.Instance,
            cancellationToken);
        var report = await session.Terminal.WithProgressAsync(
            "checking",
            total: 1,
            meter => store.CheckAsync(new MeterProgress(meter), cancellationToken));
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(ToJson(report));
        else
            Show(session.Terminal, report);
        return report.FaultCount == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Show(Terminal terminal, LedgerCheckReport report)
    {
        terminal.Write(Tables.OfFields(
            ("entries", $"{report.Head.Sequence:N0}"),
            ("petitions", $"{report.Petitions:N0}"),
            ("units", $"{report.Units:N0}"),
            ("listed up to", report.ListsThrough == 0 ? "not checked" : $"{report.ListsThrough:N0}"),
            ("root sha-256", Convert.ToHexStringLower(report.Head.RootSha256.Span)),
            ("faults", $"{report.FaultCount:N0}")));
        if (report.FaultCount == 0)
            return;
        var table = Tables.Of("fault", "sequence", "of");
        foreach (var fault in report.Faults)
            table.Row(EnumWords.Of(fault.Kind), $"{fault.Sequence}", fault.Subject);
        terminal.Write(table);
        if (report.FaultCount > report.Faults.Length)
            terminal.Say($"These are the first {report.Faults.Length} of {report.FaultCount:N0} faults.");
    }

    private static JsonObject ToJson(LedgerCheckReport report) => new()
    {
        ["entries"] = report.Head.Sequence,
        ["petitions"] = report.Petitions,
        ["units"] = report.Units,
        ["lists_through"] = report.ListsThrough,
        ["root_sha256"] = Convert.ToHexStringLower(report.Head.RootSha256.Span),
        ["fault_count"] = report.FaultCount,
        ["faults"] = new JsonArray([.. report.Faults.Select(fault => new JsonObject
        {
            ["kind"] = EnumWords.Of(fault.Kind), ["sequence"] = fault.Sequence, ["subject"] = fault.Subject,
        })]),
    };

    /// <summary>Reports on the calling thread. <see cref="Progress{T}"/> would post reports, late and out of order.</summary>
    private sealed class MeterProgress(ProgressMeter meter) : IProgress<LedgerCheckProgress>
    {
        public void Report(LedgerCheckProgress value) =>
            meter.Report(value.Total == 0 ? 1 : (double)value.Done / value.Total, $"{value.Done:N0} of {value.Total:N0} reads");
    }
}
