using PetitionHub.Domain.Calendar;
using PetitionHub.V1;
using Step = PetitionHub.V1.LedgerEntry.StepOneofCase;

namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>One petition, as its entries tell.</summary>
internal sealed class PetitionCount
{
    // Since when each unit has had it in its hands: signed for, registered, or got back.
    private readonly Dictionary<string, DateTimeOffset> _hadSince = [];
    private readonly HashSet<string> _holders = [];
    private readonly Dictionary<int, OpenDuty> _open = [];
    private Duty? _conclusion;
    private DateOnly? _concludedOn;

    public PetitionCount(LedgerEntry registration)
    {
        var details = registration.Registration.Details;
        (Channel, Purpose, Holder) = (details.Channel, details.Purpose, registration.Holder);
        (IsBacklog, IsExcluded) = (details.BacklogCase, details.ExcludedFromStatistics);
        RegisteredAt = HandedAt = registration.Time.ToDateTimeOffset();
    }

    public Channel Channel { get; }

    public Purpose Purpose { get; }

    public bool IsBacklog { get; }

    public bool IsExcluded { get; }

    public bool IsRepeat { get; private set; }

    public DateTimeOffset RegisteredAt { get; }

    /// <summary>The last handover.</summary>
    public DateTimeOffset HandedAt { get; private set; }

    public string Holder { get; private set; }

    public PetitionStatus Status { get; private set; }

    /// <summary>How often it came to a unit that had held it before.</summary>
    public int Bounces { get; private set; }

    /// <summary>How many entries it has.</summary>
    public long Version { get; private set; }

    /// <summary>What is owed.</summary>
    public IReadOnlyCollection<OpenDuty> Open => _open.Values;

    /// <summary>The last day in Shanghai on which the conclusion is in time; null where none is owed.</summary>
    public DateOnly? ReplyDay => _conclusion is { State: not DutyState.Lapsed } owed
        ? ChinaTime.DayOf(owed.DueTime.ToDateTimeOffset().AddTicks(-1))
        : null;

    /// <summary>Whether it was concluded no later than on that day.</summary>
    public bool IsRepliedInTime => _concludedOn <= ReplyDay;

    /// <summary>The next entry.</summary>
    public Happened Apply(LedgerEntry entry)
    {
        Version++;
        var at = entry.Time.ToDateTimeOffset();
        var flow = FlowOf(entry);
        var moves = flow is not null && flow.Kind != FlowKind.Copy;
        var bounced = moves && _holders.Contains(entry.Holder);
        TimeSpan? acknowledged = entry.StepCase == Step.ReceiptAcknowledgement ? at - HandedAt : null;
        if (entry.StepCase is Step.ReceiptAcknowledgement or Step.Registration
            || (moves && entry.Status != PetitionStatus.HandedOver))
            _hadSince[entry.Holder] = at;
        if (moves)
            HandedAt = at;
        Bounces += bounced ? 1 : 0;
        IsRepeat |= entry.StepCase == Step.RepeatLink;
        _holders.Add(entry.Holder);
        (Holder, Status) = (entry.Holder, entry.Status);
        if (entry.StepCase == Step.HandlingOpinion)
            _concludedOn = ChinaTime.DayOf(at);
        foreach (var duty in entry.Duties)
            Apply(duty);
        return new Happened(
            entry.StepCase == Step.Registration, flow, bounced, acknowledged,
            entry.StepCase == Step.AcceptanceNotice ? at - _hadSince[entry.Actor] : null,
            entry.StepCase == Step.HandlingOpinion ? at - RegisteredAt : null,
            entry.DeadlineNotice?.Stage);
    }

    private void Apply(Duty duty)
    {
        if (duty.Kind == DutyKind.Conclude && duty.Number >= (_conclusion?.Number ?? 0))
            _conclusion = duty;
        if (duty.State == DutyState.Open)
            _open[duty.Number] = new OpenDuty(duty.Kind, duty.UnitCode, duty.DueTime.ToDateTimeOffset());
        else
            _open.Remove(duty.Number);
    }

    private Flow? FlowOf(LedgerEntry entry)
    {
        if (entry.StepCase == Step.Copying)
            return new Flow(FlowKind.Copy, entry.Actor, entry.Copying.DestinationUnit);
        if (entry.StepCase == Step.Registration || entry.Holder == Holder)
            return null;
        var kind = entry.StepCase switch
        {
            Step.Transfer => FlowKind.Transfer,
            Step.Assignment => FlowKind.Assignment,
            Step.UpwardReport => FlowKind.UpwardReport,
            Step.Referral =>
                entry.Referral.Kind == ReferralKind.Litigation ? FlowKind.LitigationReferral : FlowKind.DisciplineReferral,
            Step.DisputeDecision => FlowKind.DisputeDecision,
            Step.ObjectionDecision => FlowKind.Return,
            Step.FuchaRequest or Step.FuheRequest => FlowKind.Review,
            Step.Takeover => FlowKind.Takeover,
            _ => throw new InvalidOperationException($"A {entry.StepCase} moved petition {entry.PetitionId}."),
        };
        return new Flow(kind, Holder, entry.Holder);
    }
}

/// <summary>What a unit owes.</summary>
/// <param name="Kind">What.</param>
/// <param name="Unit">Who.</param>
/// <param name="DueAt">Until when, exclusive.</param>
internal readonly record struct OpenDuty(DutyKind Kind, string Unit, DateTimeOffset DueAt);
