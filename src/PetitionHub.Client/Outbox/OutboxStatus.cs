namespace PetitionHub.Client;

/// <summary>The status of an outbox.</summary>
/// <param name="Waiting">How many commands have no answer yet.</param>
/// <param name="OldestWaiting">Since when the oldest of them waits, UTC; null where none does.</param>
/// <param name="Refused">How many were refused and not yet replaced by a corrected one.</param>
public sealed record OutboxStatus(long Waiting, DateTimeOffset? OldestWaiting, long Refused);
