using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The result of an assignment (办结报告).</summary>
/// <param name="Result">10 to 8,000 characters.</param>
public sealed record CompletionReport(string Result) : Step(StepKind.CompletionReport)
{
    internal override void Check(FieldCheck check) =>
        check.Text("result", Result, TextLimits.ReasonsLeast, TextLimits.Document);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.ReportCompletion && draft.StandsFor(d.Unit)) is not { } owed)
            return Refuse.NothingOwed(Kind, "This unit owes no completion report, or has given it.");
        draft.Meet(owed);
        draft.Tell(owed.OwedTo!.Value);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry)
    {
        var (awaiting, reporter) = (before.ReportsAwaitingDecision, entry.Duties.Single().Unit);
        return awaiting.Contains(reporter) ? before : before with { ReportsAwaitingDecision = awaiting.Add(reporter) };
    }
}
