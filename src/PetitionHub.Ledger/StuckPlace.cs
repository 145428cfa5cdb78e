namespace PetitionHub.Ledger;

/// <summary>A place in a list of what is stuck.</summary>
/// <param name="SinceMs">Since when, in Unix milliseconds.</param>
/// <param name="Key">Of a parked item unit, consumer and sequence with a blank between; else the petition, and of a duty its number.</param>
public sealed record StuckPlace(long SinceMs, string Key);
