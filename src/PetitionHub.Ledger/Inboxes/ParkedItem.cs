using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>An inbox item that a consumer set aside.</summary>
/// <param name="Unit">Whose inbox.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="Sequence">The item.</param>
/// <param name="Reason">Why, in the consumer's words.</param>
/// <param name="At">When.</param>
public sealed record ParkedItem(UnitCode Unit, string Consumer, long Sequence, string Reason, DateTimeOffset At);

/// <summary>The place of an item in a unit's list of parked items: by consumer, then by sequence.</summary>
/// <param name="Consumer">The consumer.</param>
/// <param name="Sequence">The item.</param>
public readonly record struct ParkedKey(string Consumer, long Sequence);
