using System.Collections.Immutable;

namespace PetitionHub.Domain.Petitions;

/// <summary>The hub computes provisional dates anew, as the calendar of their years was published.</summary>
/// <param name="DutyNumbers">The duties whose dates were provisional; the rules leave those that change.</param>
/// <param name="ObjectionDue">Until when the holder may object, exclusive, where that changed too; set by the rules.</param>
public sealed record DeadlineChange(ImmutableArray<int> DutyNumbers, DateTimeOffset? ObjectionDue = null) : Step(StepKind.DeadlineChange)
{
    internal override void Check(FieldCheck check)
    {
    }
}
