using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The assigner's decision on a completion report.</summary>
/// <param name="ReportingUnit">Who reported.</param>
/// <param name="Accepted">False asks for a new report.</param>
/// <param name="Remark">Up to 2,000 characters; required where not accepted.</param>
public sealed record CompletionReportDecision(UnitCode ReportingUnit, bool Accepted, string Remark)
    : Step(StepKind.CompletionReportDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, Accepted ? 0 : 1, TextLimits.Remark);
}
