using System.Text.Json.Nodes;
using PetitionHub.Client;
using PetitionHub.CommandLine.Contract;

namespace PetitionHub.CommandLine.Output;

/// <summary>Says on stderr what went wrong and what to do about it: lines for people, or one JSON object for programs.</summary>
internal sealed class ErrorReport(TextWriter error, bool asJson)
{
    /// <summary>A failure on this side.</summary>
    public void Write(string reason, string message, string advice, int exitCode)
    {
        if (asJson)
            error.WriteLine(Json.Of(new JsonObject
            {
                ["reason"] = reason,
                ["message"] = message,
                ["advice"] = advice,
                ["exit_code"] = exitCode,
            }));
        else
            WriteLines(reason, message, [], advice);
    }

    /// <summary>A call that failed.</summary>
    public void Write(HubError failure, int exitCode)
    {
        var advice = AdviceOn(failure);
        if (asJson)
            error.WriteLine(Json.Of(new JsonObject
            {
                ["reason"] = failure.ReasonName,
                ["code"] = failure.Code.ToString(),
                ["message"] = failure.Message,
                ["fields"] = new JsonArray([.. failure.FieldViolations.Select(violation => new JsonObject
                {
                    ["field"] = violation.Field, ["description"] = violation.Description,
                })]),
                ["metadata"] = new JsonObject(
                    failure.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                ["advice"] = advice,
                ["exit_code"] = exitCode,
            }));
        else
            WriteLines(failure.ReasonName, failure.Message, failure.FieldViolations, advice);
    }

    private void WriteLines(string reason, string message, IEnumerable<FieldViolation> fields, string advice)
    {
        error.WriteLine($"{reason}: {message}");
        foreach (var field in fields)
            error.WriteLine($"  field {field.Field}: {field.Description}");
        if (advice.Length > 0)
            error.WriteLine($"  {advice}");
    }

    private static string AdviceOn(HubError failure) => failure.IsFromHub
        ? ContractManual.Shipped.ExplainReason(failure.ReasonName)
        : failure.IsTransient
            ? "Is the hub running at the address of --hub? Sending the same command again does no harm."
            : "The hub's certificate, or a proxy between, may be the cause: see --ca and --hub.";
}
