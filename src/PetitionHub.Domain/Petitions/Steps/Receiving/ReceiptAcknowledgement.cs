using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The receiving unit signed for the item (签收).</summary>
/// <param name="OwnNumber">The number under which it files the item, up to 64 characters; may be empty.</param>
/// <param name="ObjectionDue">Until when it may object, exclusive; set by the rules.</param>
public sealed record ReceiptAcknowledgement(string OwnNumber, DateTimeOffset? ObjectionDue)
    : Step(StepKind.ReceiptAcknowledgement)
{
    internal override void Check(FieldCheck check) =>
        check.Text("own_number", OwnNumber, 0, TextLimits.Number);

    internal override Refusal? Decide(StepDraft draft)
    {
        var rules = draft.RulesFor(draft.Actor);
        var isDecided = draft.Before.Current!.Kind == HandoverKind.DisputeDecision;
        draft.Recorded = this with { ObjectionDue = isDecided ? null : draft.DeadlineOf(rules.Object).EndsAt };
        draft.Status = PetitionStatus.Received;
        draft.Meet(DutyKind.Receive, draft.Before.Holder);
        AcceptanceClock.Start(draft);
        draft.Tell(draft.Before.Current.From);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry)
    {
        var received = before.WithCurrent(before.Current! with { ReceivedAt = entry.At, ObjectionDue = ObjectionDue });
        return OwnNumber.Length == 0
            ? received
            : received with { Numbers = before.Numbers.Add(new PetitionNumber(entry.Actor.Unit!.Value, OwnNumber)) };
    }
}
