using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Hands an important item over with a deadline (交办; R22 Arts 22, 23).</summary>
/// <param name="Destination">Who is to have it.</param>
/// <param name="Deadline">The handling deadline; the end of that day in Shanghai counts.</param>
/// <param name="ReportWanted">Whether a completion report (办结报告) is owed.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Assignment(
    UnitCode Destination,
    DateTimeOffset Deadline,
    bool ReportWanted,
    string Remark)
    : Step(StepKind.Assignment), IHandover
{
    HandoverKind IHandover.HandoverKind => HandoverKind.Assignment;

    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, 0, TextLimits.Remark);
}
