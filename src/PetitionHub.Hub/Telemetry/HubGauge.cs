namespace PetitionHub.Hub.Telemetry;

/// <summary>A gauge: read from the running hub at each collection.</summary>
/// <param name="Name">As <c>petitionhub.queue.length</c>.</param>
/// <param name="Unit">What is counted, as <c>{command}</c>.</param>
/// <param name="Description">What it measures, for people.</param>
/// <param name="Read">Reads it.</param>
internal sealed record HubGauge(string Name, string Unit, string Description, Func<long> Read);
