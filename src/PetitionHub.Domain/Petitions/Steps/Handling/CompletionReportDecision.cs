using PetitionHub.Domain.Refusals;
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

    internal override Refusal? Decide(StepDraft draft)
    {
        var reported = draft.Before.Duties.LastOrDefault(d =>
            d is { Kind: DutyKind.ReportCompletion, State: DutyState.Met }
            && draft.AreOne(d.Unit, ReportingUnit) && draft.StandsFor(d.OwedTo!.Value));
        if (reported is null || !draft.Before.ReportsAwaitingDecision.Contains(reported.Unit))
            return Refuse.NothingOwed(Kind, $"No completion report of {ReportingUnit} awaits this unit's decision.");
        draft.Recorded = this with { ReportingUnit = reported.Unit };
        if (!Accepted && draft.Context.Directory.HeirOf(ReportingUnit) is { } reporter)
            draft.Start(DutyKind.ReportCompletion, reporter, draft.Actor.Code, rules => rules.Feedback);
        draft.Tell(ReportingUnit);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { ReportsAwaitingDecision = before.ReportsAwaitingDecision.Remove(ReportingUnit) };
}
