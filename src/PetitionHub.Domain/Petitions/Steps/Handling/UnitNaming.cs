using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Names the lead unit (主办) and the assisting units (协办).</summary>
/// <param name="LeadUnit">Who leads.</param>
/// <param name="AssistingUnits">Who assists, 1 to 20 units.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record UnitNaming(
    UnitCode LeadUnit,
    ImmutableArray<UnitCode> AssistingUnits,
    string Remark)
    : Step(StepKind.UnitNaming)
{
    internal override void Check(FieldCheck check)
    {
        check.Range("assisting_units", AssistingUnits.Length, 1, TextLimits.ListLength);
        check.Text("remark", Remark, 0, TextLimits.Remark);
    }
}
