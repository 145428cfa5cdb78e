namespace PetitionHub.Ledger;

/// <summary>What came of making the figures anew.</summary>
/// <param name="Sequence">Up to which entry they are made.</param>
/// <param name="ComparedAt">At which entry they were compared with what stood before; null where nothing usable stood.</param>
/// <param name="IsEqual">Whether every row was the same.</param>
/// <param name="Elapsed">How long the making took, without the comparing.</param>
public sealed record MonitoringRebuildReport(long Sequence, long? ComparedAt, bool IsEqual, TimeSpan Elapsed);
