namespace PetitionHub.Lab.Bench.Subscribers;

/// <summary>What a benchmark of subscribers runs with.</summary>
/// <param name="Units">Units that subscribe, each at a connection of its own.</param>
/// <param name="Streams">Streams of each unit, multiplexed on its connection.</param>
/// <param name="Rate">Handovers a second; each goes to one unit, and so to all of its streams.</param>
/// <param name="Duration">How long they are handed over.</param>
internal sealed record SubscribersOptions(int Units, int Streams, double Rate, TimeSpan Duration);
