using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.V1;
using PetitionHub.Wire;
using Cases = PetitionHub.V1.LedgerEntry.StepOneofCase;
using DutyKind = PetitionHub.V1.DutyKind;
using DutyState = PetitionHub.V1.DutyState;
using EvaluationTarget = PetitionHub.V1.EvaluationTarget;
using FlowKind = PetitionHub.Domain.Monitoring.FlowKind;
using PetitionStatus = PetitionHub.V1.PetitionStatus;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>What an entry means for figures: the facts of its item after it, and what is counted.</summary>
internal sealed class MonitoredPetitionFold(WatchedUnits units, StatisticsLimits limits, Counts counts)
{
    public MonitoredPetitionRow Register(LedgerEntry entry, Guid petition)
    {
        var (atMs, registrar) = (TimeOf(entry), units.Find(entry.Holder));
        var details = entry.Registration.Details;
        counts.Add(Measure.Registered, registrar, details.AccusedUnits.Count > 0, atMs);
        var item = new MonitoredPetitionRow
        {
            PetitionId = petition,
            Registrar = registrar.Code,
            RegistrarOrgan = (int)registrar.Organ,
            RegisteredAtMs = atMs,
            Holder = registrar.Code,
            HeldSinceMs = atMs,
            Hands = [registrar.Code],
            ActingUnit = registrar.Code,
            Territory = "",
            Region = "",
            Category = "",
            Accused = Accusing.Nobody,
            BureauDueMs = registrar.IsBureau ? limits.BureauDueMs(registrar, atMs) : null,
        };
        Describe(item, details);
        Settle(item, entry, atMs, hasMoved: false);
        return item;
    }

    /// <summary>Changes the item's facts.</summary>
    public void Apply(MonitoredPetitionRow item, LedgerEntry entry)
    {
        var (atMs, holder) = (TimeOf(entry), units.Find(entry.Holder));
        Take(item, entry, holder, atMs);
        var hasMoved = holder.Code != item.Holder;
        if (hasMoved)
            Move(item, entry, holder, atMs);
        Settle(item, entry, atMs, hasMoved);
    }

    private void Take(MonitoredPetitionRow item, LedgerEntry entry, WatchedUnit holder, long atMs)
    {
        var accuses = item.Accused != Accusing.Nobody;
        switch (entry.StepCase)
        {
            case Cases.Amendment:
                Describe(item, entry.Amendment.Details);
                break;
            case Cases.RepeatLink:
                item.IsRepeat = entry.RepeatLink.MatterId != entry.PetitionId;
                break;
            case Cases.Voiding:
                item.VoidedAtMs = atMs;
                break;
            case Cases.Copying:
                counts.AddFlow(units.Find(entry.Actor), units.Find(entry.Copying.DestinationUnit), FlowKind.Copy, accuses, atMs);
                break;
            case Cases.ReceiptAcknowledgement:
                counts.Add(Measure.Acknowledged, holder, accuses, atMs, atMs - item.HeldSinceMs);
                item.HeldSinceMs = atMs;
                break;
            case Cases.AcceptanceNotice:
                counts.Add(Measure.Accepted, holder, accuses, atMs, atMs - item.HeldSinceMs);
                Answer(item, holder, atMs);
                break;
            case Cases.HandlingOpinion:
                counts.Add(Measure.Concluded, holder, accuses, atMs, atMs - item.RegisteredAtMs);
                item.ConcludedAtMs = atMs;
                Answer(item, holder, atMs);
                break;
            case Cases.RepeatRefusal:
            case Cases.Referral when entry.Referral.DestinationUnit.Length == 0:
                Answer(item, holder, atMs);
                break;
            case Cases.Evaluation when entry.Evaluation.Target == EvaluationTarget.Bureau:
                (item.BureauRating, item.BureauRatedAtMs) = ((int)entry.Evaluation.Satisfaction, atMs);
                break;
            case Cases.Evaluation:
                (item.UnitRating, item.UnitRatedAtMs) = ((int)entry.Evaluation.Satisfaction, atMs);
                break;
            case Cases.DeadlineNotice when entry.DeadlineNotice.Stage == DeadlineStage.Overdue:
                var owed = entry.Duties.First(duty => duty.Number == entry.DeadlineNotice.DutyNumber);
                counts.Add(Measure.Overdue, units.Find(owed.UnitCode), accuses, atMs);
                break;
        }
    }

    /// <summary>
    /// The petitioner got an answer: that the item is accepted, or is not and why, or the opinion itself. It has come to rest.
    /// </summary>
    private static void Answer(MonitoredPetitionRow item, WatchedUnit holder, long atMs)
    {
        item.BureauDoneMs ??= atMs;
        if (!holder.IsBureau)
            item.UnitDoneMs ??= atMs;
        item.Destination = holder.Territory.Digits;
        item.BetweenSinceMs = null;
    }

    private void Move(MonitoredPetitionRow item, LedgerEntry entry, WatchedUnit to, long atMs)
    {
        var (kind, accuses) = (KindOf(entry), item.Accused != Accusing.Nobody);
        counts.AddFlow(units.Find(item.Holder), to, kind, accuses, atMs);
        var hands = item.Hands;
        (item.Holder, item.HeldSinceMs, item.Hands) = (to.Code, atMs, [.. hands, to.Code]);
        // A review follows the conclusion, and a takeover follows from a unit that cannot act: neither passes the item about.
        if (kind is FlowKind.Review or FlowKind.Takeover)
            return;
        if (hands.Contains(to.Code))
        {
            counts.Add(Measure.Bounced, to, accuses, atMs);
            item.Bounces++;
        }

        if (kind == FlowKind.Return)
            counts.Add(Measure.Returned, to, accuses, atMs);
        else if (!to.IsBureau)
            item.UnitDueMs ??= limits.UnitDueMs(to, item.RegisteredAtMs);
        item.BureauDoneMs ??= atMs;
        item.BetweenSinceMs ??= atMs;
        item.Destination = null;
    }

    /// <summary>What holds after every entry.</summary>
    private static void Settle(MonitoredPetitionRow item, LedgerEntry entry, long atMs, bool hasMoved)
    {
        item.Status = (int)entry.Status;
        var hasEnded = Domain.Petitions.PetitionState.IsEnd((Domain.Petitions.PetitionStatus)entry.Status);
        item.OpenHolder = hasEnded ? null : item.Holder;
        if (hasEnded)
            item.BetweenSinceMs = null;
        item.Region = item.Destination ?? item.Territory;
        Owe(item, entry);
        Wait(item, entry, atMs, hasMoved);
    }

    private static void Owe(MonitoredPetitionRow item, LedgerEntry entry)
    {
        var owed = entry.Duties.Where(duty => duty.Kind == DutyKind.Conclude).ToList();
        if (owed.LastOrDefault(duty => duty.State != DutyState.Lapsed) is { } duty)
            item.ReplyDueMs = duty.DueTime.ToDateTimeOffset().ToUnixTimeMilliseconds();
        else if (owed.Count > 0)
            item.ReplyDueMs = null;
        if (item.BacklogAtMs is not null)
            item.BacklogAtMs = item.ReplyDueMs ?? item.RegisteredAtMs;
    }

    private static void Wait(MonitoredPetitionRow item, LedgerEntry entry, long atMs, bool hasMoved)
    {
        var (kind, duty) = entry.Status switch
        {
            PetitionStatus.HandedOver => (WaitingKind.Unclaimed, DutyKind.Receive),
            PetitionStatus.Objected => (WaitingKind.Objection, DutyKind.DecideObjection),
            PetitionStatus.Disputed => (WaitingKind.Dispute, DutyKind.DecideDispute),
            _ => ((WaitingKind?)null, DutyKind.Unspecified),
        };
        if ((int?)kind == item.WaitingKind && !hasMoved)
            return;
        item.WaitingKind = (int?)kind;
        item.WaitingSinceMs = kind is null ? null : atMs;
        // Where the sender ended without an heir no unit owes the decision, and it is the holder's turn.
        item.ActingUnit = entry.Duties.FirstOrDefault(owed =>
            kind is not null && owed.Kind == duty && owed.State == DutyState.Open)?.UnitCode ?? item.Holder;
    }

    private static void Describe(MonitoredPetitionRow item, PetitionDetails details)
    {
        var territory = Territory.Parse(details.Territory);
        // An item recorded with a former division is counted with its successor of today.
        item.Territory = (DivisionTable.Official.TodayOf(territory) ?? territory).Digits;
        item.Category = details.Category;
        item.Persons = details.PetitionerCount;
        item.IsExcluded = details.ExcludedFromStatistics;
        item.BacklogAtMs = details.BacklogCase ? item.RegisteredAtMs : null;
        item.Accused = Accusing.Write(details.AccusedUnits);
    }

    private static FlowKind KindOf(LedgerEntry entry) => FlowKinds.Of(entry)
        ?? throw new InvalidDataException($"Entry {entry.Sequence} moves its petition by {entry.StepCase}, which moves none.");

    private static long TimeOf(LedgerEntry entry) => entry.Time.ToDateTimeOffset().ToUnixTimeMilliseconds();
}
