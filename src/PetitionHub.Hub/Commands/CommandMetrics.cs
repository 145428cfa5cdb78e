using System.Diagnostics.Metrics;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Commands;

/// <summary>Counts decided commands.</summary>
internal sealed class CommandMetrics(HubMeter meter)
{
    private readonly Counter<long> _commands = meter.Meter.CreateCounter<long>(
        "petitionhub.commands", "{command}", "Commands that the rules decided, by kind and outcome.");

    public void Decided(StepKind kind, bool isAccepted) => _commands.Add(
        1, new("kind", kind.ToString()), new KeyValuePair<string, object?>("outcome", isAccepted ? "accepted" : "refused"));
}
