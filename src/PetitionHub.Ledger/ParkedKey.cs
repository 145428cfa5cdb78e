namespace PetitionHub.Ledger;

/// <summary>The place of an item in a unit's list of parked items: by consumer, then by sequence.</summary>
/// <param name="Consumer">The consumer.</param>
/// <param name="Sequence">The item.</param>
public readonly record struct ParkedKey(string Consumer, long Sequence);
