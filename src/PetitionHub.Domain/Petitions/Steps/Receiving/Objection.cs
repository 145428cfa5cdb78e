using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The receiver holds that the item is not its own (异议; R22 Art 23).</summary>
/// <param name="Reasons">Detailed reasons, 10 to 4,000 characters.</param>
/// <param name="SuggestedUnit">Whose it thinks the item is.</param>
public sealed record Objection(string Reasons, UnitCode? SuggestedUnit) : Step(StepKind.Objection)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (draft.Before.Current is not { Kind: not HandoverKind.Takeover } current)
            return Refuse.OutOfOrder(Kind, draft.Before.Status, "No unit handed the item over to this one.");
        var status = draft.Before.Status;
        if (current.Kind == HandoverKind.DisputeDecision)
            return Refuse.OutOfOrder(Kind, status, "The common superior decided who is responsible; notify acceptance.");
        if (current.ObjectionRefused)
            return Refuse.OutOfOrder(Kind, status, "The objection was decided; raise a dispute or notify acceptance.");
        if (current.ObjectionDue is { } due && draft.Context.Now >= due)
        {
            return new Refusal(
                RefusalReason.ObjectionTooLate,
                $"The unit could object before {due:yyyy-MM-dd HH:mm}Z (R22 Art 23). Notify acceptance.")
                .With("due", due.ToString("O"));
        }

        if (SuggestedUnit is { } suggested && !draft.Context.Directory.TryFind(suggested, out _))
            return Refuse.UnitUnknown(suggested, "objection.suggested_unit");
        draft.Status = PetitionStatus.Objected;
        if (draft.Context.Directory.HeirOf(current.From) is { } sender)
            draft.Start(DutyKind.DecideObjection, sender, draft.Actor.Code, rules => rules.DecideObjection);
        draft.Tell(current.From);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
