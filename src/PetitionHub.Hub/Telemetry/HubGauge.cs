namespace PetitionHub.Hub.Telemetry;

/// <summary>What is read off the running hub whenever somebody collects.</summary>
/// <param name="Name">As <c>petitionhub.queue.length</c>.</param>
/// <param name="Unit">What is counted, as <c>{command}</c>.</param>
/// <param name="Description">For whoever looks at it.</param>
/// <param name="Read">Reads it.</param>
internal sealed record HubGauge(string Name, string Unit, string Description, Func<long> Read);
