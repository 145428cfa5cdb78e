using System.Text.Json.Nodes;
using PetitionHub.CommandLine;

namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>Shows a report to programs, as one JSON document.</summary>
internal static class DemoJson
{
    /// <summary>The document.</summary>
    public static JsonObject Of(DemoReport report) => new()
    {
        ["sound"] = report.IsSound,
        ["directory_units"] = report.DirectoryUnits,
        ["active_units"] = report.ActiveUnits,
        ["petitions"] = report.Petitions,
        ["handovers"] = new JsonArray([.. DemoTables.InOrder(report.Handovers).Select(line => new JsonObject
        {
            ["from"] = $"{line.Key.From}",
            ["to"] = $"{line.Key.To}",
            ["kind"] = EnumWords.Of(line.Key.Kind),
            ["count"] = line.Value,
        })]),
        ["outcomes"] = new JsonObject(report.Audit.Outcomes.Select(pair =>
            KeyValuePair.Create(EnumWords.Of(pair.Key), (JsonNode?)pair.Value))),
        ["duties"] = new JsonArray([.. report.Audit.Duties.Select(duty => new JsonObject
        {
            ["kind"] = EnumWords.Of(duty.Key),
            ["met"] = duty.Value.Met,
            ["late"] = duty.Value.Late,
            ["owed"] = duty.Value.Owed,
            ["lapsed"] = duty.Value.Lapsed,
        })]),
        ["mistakes"] = new JsonArray([.. report.Mistakes.Select(refused => new JsonObject
        {
            ["attempt"] = refused.Attempt,
            ["expected"] = refused.Expected,
            ["reason"] = refused.Reason,
            ["message"] = refused.Message,
        })]),
        ["ledger"] = new JsonObject
        {
            ["sequence"] = report.Ledger.Head.Sequence,
            ["root_sha256"] = Convert.ToHexStringLower(report.Ledger.Head.RootSha256.Span),
            ["petitions"] = report.Ledger.Petitions,
            ["units"] = report.Ledger.Units,
            ["faults"] = report.Ledger.FaultCount,
        },
        ["checks"] = new JsonArray([.. report.Checks.Select(check => new JsonObject
        {
            ["claim"] = check.Claim,
            ["found"] = check.Found,
            ["holds"] = check.Holds,
        })]),
        ["phases"] = new JsonObject(report.Phases.Select(phase =>
            KeyValuePair.Create(phase.Phase, (JsonNode?)Math.Round(phase.Seconds, 3)))),
    };
}
