using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The units could not agree on who is responsible (受理争议; R22 Art 24).</summary>
/// <param name="Reasons">What was negotiated, 10 to 4,000 characters.</param>
public sealed record Dispute(string Reasons) : Step(StepKind.Dispute)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        var (before, directory) = (draft.Before, draft.Context.Directory);
        var current = before.Current;
        var isDeaf = draft.OpenDuty(
            d => d.Kind == DutyKind.DecideObjection && draft.Context.Now < d.DueAt
                && directory.HeirOf(d.Unit) is not null) is null;
        var byHolder = draft.Relation.HasFlag(Relation.Holder) && before.Status switch
        {
            PetitionStatus.Received => current is { ObjectionRefused: true, Kind: not HandoverKind.DisputeDecision },
            // The sender let its limit pass, ended without an heir, or may not see the item any more.
            _ => isDeaf,
        };
        var bySender = before.Status == PetitionStatus.Objected && draft.Relation.HasFlag(Relation.Sender);
        if (!byHolder && !bySender)
            return Refuse.OutOfOrder(Kind, before.Status, "A dispute follows an objection that the sender does not agree to.");
        if (Relations.ActingUnitOf(current!.From, directory) is not { } sender
            || directory.HeirOf(before.Holder) is not { } holder
            || Superiors.ArbiterOf(before, sender, holder, directory) is not { } arbiter)
        {
            return new Refusal(
                RefusalReason.NoArbiter,
                $"No bureau or joint conference stands over both {current.From} and {before.Holder} (R22 Art 24).")
                .With("unit", current.From).With("other", before.Holder);
        }

        draft.Status = PetitionStatus.Disputed;
        draft.Lapse(d => d.Kind == DutyKind.DecideObjection);
        draft.Start(DutyKind.DecideDispute, arbiter, null, rules => rules.DecideDispute);
        draft.Tell(arbiter.Code, current.From, before.Holder);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { Arbiter = entry.Duties.Single(d => d is { Kind: DutyKind.DecideDispute, IsOpen: true }).Unit };
}
