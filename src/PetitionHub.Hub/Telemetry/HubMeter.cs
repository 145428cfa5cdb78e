using System.Diagnostics.Metrics;

namespace PetitionHub.Hub.Telemetry;

/// <summary>
/// The meter of all that is the hub's own; each capability counts by instruments of its own. Labels are kinds and reasons (some
/// dozens), never a unit or a petition.
/// </summary>
internal sealed class HubMeter(IMeterFactory meters)
{
    /// <summary>The meter's name.</summary>
    public const string Name = "PetitionHub.Hub";

    public Meter Meter { get; } = meters.Create(Name);
}
