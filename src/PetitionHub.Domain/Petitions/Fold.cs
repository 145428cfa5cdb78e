using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// <c>Apply(state, entry) → state</c>: how an entry changes a petition. It decides nothing, so that the ledger can be folded
/// again at any later time with the same result.
/// </summary>
public static class Fold
{
    /// <summary>The state after the entry; the state before is null for a registration only.</summary>
    /// <exception cref="InvalidOperationException">The entry does not belong to this petition, or is out of order.</exception>
    public static PetitionState Apply(PetitionState? before, Entry entry)
    {
        if (entry.Step is Registration registration)
        {
            return before is null
                ? Register(registration, entry)
                : throw new InvalidOperationException($"Petition {before.Id} is registered twice.");
        }

        if (before is null || before.Id != entry.Petition)
            throw new InvalidOperationException($"Entry {entry.Step.Kind} of {entry.Petition} does not follow from {before?.Id}.");
        var holder = entry.Holder!.Value;
        return Pass(before, entry, ApplyStep(before, entry)) with
        {
            Version = before.Version + 1,
            Status = entry.Status!.Value,
            Holder = holder,
            HeldSince = holder == before.Holder ? before.HeldSince : entry.At,
            Duties = Merge(before.Duties, entry.Duties),
        };
    }

    /// <summary>What tells of buck-passing: it begins with a handover of whatever kind, and ends where the item is accepted or ended.</summary>
    private static PetitionState Pass(PetitionState before, Entry entry, PetitionState after)
    {
        if (!IsUnaccepted(entry.Status!.Value))
            return after with { BetweenHandsSince = null, PassingCountedFrom = null };
        var holder = entry.Holder!.Value;
        if (holder == before.Holder)
            return after;
        var isBounce = before.PastHolders.Contains(holder);
        var isFull = before.PastHolders.Length == TextLimits.PastHolders;
        var held = isBounce || isFull ? before.PastHolders : before.PastHolders.Add(holder);
        // Who takes over from a unit that cannot act does not pass the item about.
        if (entry.Step is Takeover)
            return after with { PastHolders = held };
        return after with
        {
            PastHolders = held,
            Bounces = isBounce ? before.Bounces + 1 : before.Bounces,
            BetweenHandsSince = before.BetweenHandsSince ?? entry.At,
            PassingCountedFrom = before.PassingCountedFrom ?? entry.At,
        };
    }

    private static bool IsUnaccepted(PetitionStatus status) => status is PetitionStatus.Registered or PetitionStatus.HandedOver
        or PetitionStatus.Received or PetitionStatus.Objected or PetitionStatus.Disputed;

    private static PetitionState Register(Registration step, Entry entry) => new()
    {
        Id = entry.Petition!.Value,
        Version = 1,
        QueryCode = step.QueryCode,
        Registrar = entry.Holder!.Value,
        RegisteredAt = entry.At,
        Details = step.Details.WithoutText(),
        Status = entry.Status!.Value,
        Holder = entry.Holder!.Value,
        HeldSince = entry.At,
        Matter = entry.Petition!.Value,
        Numbers = step.Numbers,
        PastHolders = [entry.Holder!.Value],
        Duties = entry.Duties,
    };

    private static PetitionState ApplyStep(PetitionState before, Entry entry) => entry.Step switch
    {
        Amendment step => before with { Details = step.Details.WithoutText() },
        RepeatLink step => before with { Matter = step.Matter!.Value },
        Assignment step => Push(before, entry, step, ChinaEnd(step.Deadline), step.ReportWanted),
        Referral { Destination: not null } step => Push(before, entry, new ReferralHandover(step)),
        IHandover step => Push(before, entry, step),
        Copying step => before with { Copied = AddOnce(before.Copied, step.Destination) },
        ReceiptAcknowledgement step => Acknowledge(before, entry, step),
        AcceptanceNotice => before with { AcceptedAt = entry.At },
        ObjectionDecision { Agreed: true } => Return(before, entry),
        ObjectionDecision => ReplaceCurrent(before, before.Current! with { ObjectionRefused = true }),
        Takeover => TakeOver(before, entry),
        Dispute => before with { Arbiter = entry.Duties.Single(d => d is { Kind: DutyKind.DecideDispute, IsOpen: true }).Unit },
        DisputeDecision => DecideDispute(before, entry),
        UnitNaming step => before with { LeadUnit = step.LeadUnit, Assisting = step.AssistingUnits },
        Extension step => before with { Extended = true, ExtensionDays = step.Days },
        Hearing step => before with { HearingDays = before.HearingDays.Add(step.Days) },
        HandlingOpinion => before with { ConcludedAt = entry.At, ConcludedBy = entry.Holder },
        CompletionReport => before with
        {
            ReportsAwaitingDecision = AddOnce(before.ReportsAwaitingDecision, entry.Duties.Single().Unit),
        },
        CompletionReportDecision step => before with
        {
            ReportsAwaitingDecision = before.ReportsAwaitingDecision.Remove(step.ReportingUnit),
        },
        FuchaRequest or FuheRequest => before with { Arbiter = entry.Holder },
        FuchaDecision => before with { Arbiter = null, FuchaBy = entry.Holder, FuchaDecidedAt = entry.At },
        FuheDecision => before with { Arbiter = null },
        Evaluation step => before with { Evaluated = before.Evaluated.Add(step.Target) },
        DeadlineChange { ObjectionDue: { } due } => ReplaceCurrent(before, before.Current! with { ObjectionDue = due }),
        BuckPassingNotice step => before with { BouncesTold = step.Bounces, PassingCountedFrom = entry.At },
        Referral or Voiding or Objection or ProgressReport or Mediation or RepeatRefusal or Urging or Supervision or Feedback
            or UrgentReport or AttachmentFiling or DeadlineNotice or DeadlineChange or Unparking => before,
        _ => throw new InvalidOperationException($"Step {entry.Step.Kind} changes no petition."),
    };

    private static PetitionState Push(
        PetitionState before, Entry entry, IHandover step, DateTimeOffset? deadline = null, bool reportWanted = false) =>
        before with
        {
            Handovers = before.Handovers.Add(
                new Handover(step.HandoverKind, before.Holder, entry.Holder!.Value, entry.At, deadline, reportWanted)),
        };

    private static PetitionState Acknowledge(PetitionState before, Entry entry, ReceiptAcknowledgement step)
    {
        var numbers = step.OwnNumber.Length == 0
            ? before.Numbers
            : before.Numbers.Add(new PetitionNumber(entry.Actor.Unit!.Value, step.OwnNumber));
        return ReplaceCurrent(before, before.Current! with { ReceivedAt = entry.At, ObjectionDue = step.ObjectionDue }) with
        {
            Numbers = numbers,
        };
    }

    /// <summary>
    /// The taker is in the place of the holder: it has what was handed to that, leads where that led, and reviews what that
    /// reviewed. A reviewing unit was handed nothing, so that its taker only reviews.
    /// </summary>
    private static PetitionState TakeOver(PetitionState before, Entry entry)
    {
        var (held, taker) = (before.Holder, entry.Holder!.Value);
        var handed = before.Current switch
        {
            { } current when current.To == held => ReplaceCurrent(before, current with { To = taker }),
            null when held == before.Registrar => before with
            {
                Handovers = [new Handover(HandoverKind.Takeover, held, taker, entry.At, ReceivedAt: entry.At)],
            },
            _ => before,
        };
        return handed with
        {
            LeadUnit = before.LeadUnit == held ? taker : before.LeadUnit,
            Arbiter = before.Arbiter == held ? taker : before.Arbiter,
        };
    }

    private static PetitionState DecideDispute(PetitionState before, Entry entry)
    {
        var current = before.Current!;
        var responsible = entry.Holder!.Value;
        var decided = before with { Arbiter = null };
        if (responsible == current.To)
            return ReplaceCurrent(decided, current with { Kind = HandoverKind.DisputeDecision, ObjectionDue = null });
        var takenBack = TakeBack(decided);
        return responsible == current.From
            ? takenBack
            : takenBack with
            {
                Handovers = takenBack.Handovers.Add(new Handover(HandoverKind.DisputeDecision, current.From, responsible, entry.At)),
            };
    }

    /// <summary>The item is where it was before the last handover, or with the unit that acts in the sender's place.</summary>
    private static PetitionState Return(PetitionState before, Entry entry)
    {
        var (sender, earlier) = (before.Current!.From, TakeBack(before));
        return entry.Holder == sender ? earlier : TakeOver(earlier with { Holder = sender }, entry);
    }

    /// <summary>Takes the last handover off, and with it the lead of the unit that had the item.</summary>
    private static PetitionState TakeBack(PetitionState before)
    {
        var earlier = before with { Handovers = before.Handovers.RemoveAt(before.Handovers.Length - 1) };
        return before.LeadUnit == before.Holder ? earlier with { LeadUnit = null, Assisting = [] } : earlier;
    }

    private static PetitionState ReplaceCurrent(PetitionState before, Handover current) =>
        before with { Handovers = before.Handovers.SetItem(before.Handovers.Length - 1, current) };

    private static ImmutableArray<UnitCode> AddOnce(ImmutableArray<UnitCode> units, UnitCode unit) =>
        units.Contains(unit) ? units : units.Add(unit);

    private static ImmutableArray<Duty> Merge(ImmutableArray<Duty> before, ImmutableArray<Duty> changed)
    {
        if (changed.IsEmpty)
            return before;
        var merged = before.ToBuilder();
        foreach (var duty in changed)
        {
            if (duty.Number <= merged.Count)
                merged[duty.Number - 1] = duty;
            else
                merged.Add(duty);
        }

        return merged.ToImmutable();
    }

    private static DateTimeOffset ChinaEnd(DateTimeOffset deadline) => Calendar.ChinaTime.EndOf(Calendar.ChinaTime.DayOf(deadline));

    /// <summary>A referral to an organ, seen as the handover that it is.</summary>
    private sealed class ReferralHandover(Referral step) : IHandover
    {
        public HandoverKind HandoverKind => step.Referred == ReferralKind.Litigation
            ? HandoverKind.LitigationReferral
            : HandoverKind.DisciplineReferral;

        public UnitCode Destination => step.Destination!.Value;
    }
}
