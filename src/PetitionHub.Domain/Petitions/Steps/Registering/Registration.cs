using System.Collections.Immutable;

namespace PetitionHub.Domain.Petitions;

/// <summary>A new item, held by the unit that registers it (登记; R22 Arts 21–23).</summary>
/// <param name="Details">What the item says.</param>
/// <param name="Numbers">Numbers that it already has, at most 20.</param>
/// <param name="QueryCode">The petitioner's code (查询码); set by the hub.</param>
public sealed record Registration(PetitionDetails Details, ImmutableArray<PetitionNumber> Numbers, string QueryCode)
    : Step(StepKind.Registration)
{
    internal override void Check(FieldCheck check)
    {
        Details.Check(check);
        check.Range("numbers", Numbers.Length, 0, TextLimits.ListLength);
        for (var i = 0; i < Numbers.Length; i++)
            check.Text($"numbers[{i}].number", Numbers[i].Number, 1, TextLimits.Number);
    }
}
