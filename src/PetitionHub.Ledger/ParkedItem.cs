using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger;

/// <summary>An inbox item that a consumer set aside.</summary>
/// <param name="Unit">Whose inbox.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="Sequence">The item.</param>
/// <param name="Reason">Why, in the consumer's words.</param>
/// <param name="At">When.</param>
public sealed record ParkedItem(UnitCode Unit, string Consumer, long Sequence, string Reason, DateTimeOffset At);
