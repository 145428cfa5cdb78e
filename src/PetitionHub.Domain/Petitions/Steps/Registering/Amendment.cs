using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Replaces the details; the earlier ones stay in the ledger.</summary>
/// <param name="Details">The details anew.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
public sealed record Amendment(PetitionDetails Details, string Reasons, long ExpectedVersion)
    : Step(StepKind.Amendment)
{
    internal override void Check(FieldCheck check)
    {
        Details.Check(check);
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        var before = draft.Before;
        if (ExpectedVersion != before.Version)
        {
            return new Refusal(
                RefusalReason.VersionMismatch,
                $"The petition is at version {before.Version}, not {ExpectedVersion}. Get it again and amend that.")
                .With("expected_version", ExpectedVersion).With("version", before.Version);
        }

        if (DetailsRules.Check(draft, this, Details) is { } refusal)
            return refusal;
        draft.Recorded = this with { Details = DetailsRules.WithTodaysTerritory(draft, Details) };
        // A unit that is accused from now on no longer sees the item, and cannot do what it owed.
        draft.Lapse(d => draft.Context.Directory.HeirOf(d.Unit) is { } debtor
            && Relations.IsAmongAccused(Details.AccusedUnits, debtor, draft.Context.Directory));
        if (before.Status == PetitionStatus.Accepted && Details.Purpose == Purpose.Appeal)
            OweConclusionOfAppeal(draft);
        draft.TellUpstream();
        draft.Tell(before.Holder);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before with { Details = Details.WithoutText() };

    /// <summary>
    /// An accepted item that turns out to be an appeal or claim: the law's limit holds from its acceptance (R22 Art 34). Where it
    /// turns out not to be one, the limit stays: an amendment cannot remove a duty.
    /// </summary>
    private static void OweConclusionOfAppeal(StepDraft draft)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.Conclude) is not null
            || draft.Context.Directory.HeirOf(draft.Before.Holder) is not { } holder)
            return;
        var accepted = ChinaTime.DayOf(draft.Before.AcceptedAt!.Value);
        var rules = draft.Context.Rules.For(holder.Territory, accepted);
        draft.Start(DutyKind.Conclude, holder.Code, null, draft.Context.Calendar.DeadlineOf(accepted, rules.Conclude), rules.Id);
    }
}
