using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>monitoring rebuild</c>.</summary>
internal sealed class RebuildCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public RebuildCommand()
        : base(
            "rebuild",
            "Makes the figures anew from the ledger, now and in this process, and says whether every row is as it stood before. "
                + "Hubs may run meanwhile; they pause their own work on the figures and answer with the rows that exist. Ends "
                + "with 1 where a row differs.",
            "petitionhub monitoring rebuild --data /srv/hub")
    {
        _settings.AddTo(this);
        Does(RebuildAsync);
    }

    public override IReadOnlyList<string> Examples =>
        [.. base.Examples,
            $"petitionhub monitoring rebuild --ledger {SettingOptions.ServerEngine} --secrets /run/secrets -o json"];

    private async Task<int> RebuildAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        await using var store = await FiguresOnDisk.OpenAsync(_settings, session, parse, cancellationToken);
        var report = await session.Terminal.WithProgressAsync(
            "making anew",
            total: 1,
            meter => store.Monitoring.RebuildAsync(new FiguresOnDisk.MeterProgress(meter, "entries"), cancellationToken));
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(ToJson(report));
        else
            session.Terminal.Write(Tables.OfFields(
                ("entries", $"{report.Sequence:N0}"),
                ("seconds", $"{report.Elapsed.TotalSeconds:N1}"),
                ("compared at", report.ComparedAt is { } at ? $"{at:N0}" : "nothing stood before"),
                ("equal", report.ComparedAt is null ? "" : report.IsEqual ? "yes" : "no")));
        return report is { ComparedAt: not null, IsEqual: false } ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static JsonObject ToJson(MonitoringRebuildReport report) => new()
    {
        ["entries"] = report.Sequence,
        ["seconds"] = Math.Round(report.Elapsed.TotalSeconds, 3),
        ["compared_at"] = report.ComparedAt,
        ["equal"] = report.ComparedAt is null ? null : report.IsEqual,
    };
}
