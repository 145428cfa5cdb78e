using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;

namespace PetitionHub.Ledger.Petitions;

/// <summary>
/// The state of a petition, with its duties, as UTF-8 JSON. The same state always gives the same bytes, by which a check
/// compares states.
/// </summary>
internal static class StateJson
{
    private const int InitialBytes = 1_024;

    // Chinese text as it is: the bytes never become part of a page, so nothing needs escaping for one.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(PetitionState state)
    {
        var buffer = new ArrayBufferWriter<byte>(InitialBytes);
        using var writer = new Utf8JsonWriter(buffer, Options);
        // The generated code straight to the writer: through JsonSerializer another encoder would turn it off.
        StateJsonContext.Default.StoredState.SerializeHandler!(writer, ToStored(state));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not what <see cref="Write"/> wrote.</exception>
    public static PetitionState Read(ReadOnlySpan<byte> json) =>
        ToState(
            JsonSerializer.Deserialize(json, StateJsonContext.Default.StoredState)
                ?? throw new JsonException("A state is not null."));

    private static StoredState ToStored(PetitionState state) => new()
    {
        Id = state.Id.Value,
        Version = state.Version,
        QueryCode = state.QueryCode,
        Registrar = state.Registrar.Value,
        RegisteredAt = state.RegisteredAt.UtcTicks,
        Details = ToStored(state.Details),
        Status = (int)state.Status,
        Holder = state.Holder.Value,
        HeldSince = state.HeldSince.UtcTicks,
        Matter = state.Matter.Value,
        Numbers = ToArray(state.Numbers, number => new StoredNumber { Unit = number.IssuingUnit.Value, Number = number.Number }),
        Handovers = ToArray(state.Handovers, ToStored),
        Copied = ToArray(state.Copied, unit => unit.Value),
        LeadUnit = state.LeadUnit?.Value,
        Assisting = ToArray(state.Assisting, unit => unit.Value),
        AcceptedAt = state.AcceptedAt?.UtcTicks,
        ConcludedAt = state.ConcludedAt?.UtcTicks,
        ConcludedBy = state.ConcludedBy?.Value,
        Extended = state.Extended,
        Arbiter = state.Arbiter?.Value,
        FuchaBy = state.FuchaBy?.Value,
        FuchaDecidedAt = state.FuchaDecidedAt?.UtcTicks,
        ReportsAwaitingDecision = ToArray(state.ReportsAwaitingDecision, unit => unit.Value),
        Evaluated = ToArray(state.Evaluated, target => (int)target),
        ExtensionDays = ToCount(state.ExtensionDays),
        HearingDays = ToArray(state.HearingDays, days => days),
        PastHolders = ToArray(state.PastHolders, unit => unit.Value),
        Bounces = ToCount(state.Bounces),
        BouncesTold = ToCount(state.BouncesTold),
        BetweenHandsSince = state.BetweenHandsSince?.UtcTicks,
        PassingCountedFrom = state.PassingCountedFrom?.UtcTicks,
        Duties = ToArray(state.Duties, ToStored),
    };

    private static PetitionState ToState(StoredState stored) => new()
    {
        Id = new PetitionId(stored.Id),
        Version = stored.Version,
        QueryCode = stored.QueryCode,
        Registrar = UnitCode.Parse(stored.Registrar),
        RegisteredAt = ToTime(stored.RegisteredAt),
        Details = ToDetails(stored.Details),
        Status = (PetitionStatus)stored.Status,
        Holder = UnitCode.Parse(stored.Holder),
        HeldSince = ToTime(stored.HeldSince),
        Matter = new PetitionId(stored.Matter),
        Numbers = FromArray(stored.Numbers, number => new PetitionNumber(UnitCode.Parse(number.Unit), number.Number)),
        Handovers = FromArray(stored.Handovers, ToHandover),
        Copied = FromArray(stored.Copied, UnitCode.Parse),
        LeadUnit = ToUnit(stored.LeadUnit),
        Assisting = FromArray(stored.Assisting, UnitCode.Parse),
        AcceptedAt = ToTime(stored.AcceptedAt),
        ConcludedAt = ToTime(stored.ConcludedAt),
        ConcludedBy = ToUnit(stored.ConcludedBy),
        Extended = stored.Extended,
        Arbiter = ToUnit(stored.Arbiter),
        FuchaBy = ToUnit(stored.FuchaBy),
        FuchaDecidedAt = ToTime(stored.FuchaDecidedAt),
        ReportsAwaitingDecision = FromArray(stored.ReportsAwaitingDecision, UnitCode.Parse),
        Evaluated = FromArray(stored.Evaluated, target => (EvaluationTarget)target),
        ExtensionDays = stored.ExtensionDays ?? 0,
        HearingDays = FromArray(stored.HearingDays, days => days),
        PastHolders = FromArray(stored.PastHolders, UnitCode.Parse),
        Bounces = stored.Bounces ?? 0,
        BouncesTold = stored.BouncesTold ?? 0,
        BetweenHandsSince = ToTime(stored.BetweenHandsSince),
        PassingCountedFrom = ToTime(stored.PassingCountedFrom),
        Duties = FromArray(stored.Duties, ToDuty),
    };

    private static StoredDetails ToStored(PetitionDetails details) => new()
    {
        Channel = (int)details.Channel,
        Purpose = (int)details.Purpose,
        Category = details.Category,
        Territory = details.Territory.Digits is { Length: > 0 } digits ? digits : null,
        AccusedUnits = ToArray(details.AccusedUnits, unit => unit.Value),
        PetitionerCount = details.PetitionerCount,
        AffectedCount = details.AffectedCount,
        Anonymous = details.Anonymous,
        ConsentToPublish = details.ConsentToPublish,
        JointLetter = details.JointLetter,
        GroupRepresentatives = details.GroupRepresentatives,
        CrossRegion = details.CrossRegion,
        LitigationRelated = details.LitigationRelated,
        BacklogCase = details.BacklogCase,
        LeaderLed = details.LeaderLed,
        Urgent = details.Urgent,
        Secrecy = (int?)details.Secrecy,
        FirstTime = details.FirstTime,
        SubmittedAt = details.SubmittedAt?.UtcTicks,
        ExcludedFromStatistics = details.ExcludedFromStatistics,
    };

    private static PetitionDetails ToDetails(StoredDetails stored) => new()
    {
        Subject = "",
        Channel = (Channel)stored.Channel,
        Purpose = (Purpose)stored.Purpose,
        Category = stored.Category,
        Territory = UnitMapping.ParseDigits(stored.Territory ?? ""),
        AccusedUnits = FromArray(stored.AccusedUnits, UnitCode.Parse),
        PetitionerCount = stored.PetitionerCount,
        AffectedCount = stored.AffectedCount,
        Anonymous = stored.Anonymous,
        ConsentToPublish = stored.ConsentToPublish,
        JointLetter = stored.JointLetter,
        GroupRepresentatives = stored.GroupRepresentatives,
        CrossRegion = stored.CrossRegion,
        LitigationRelated = stored.LitigationRelated,
        BacklogCase = stored.BacklogCase,
        LeaderLed = stored.LeaderLed,
        Urgent = stored.Urgent,
        Secrecy = (SecrecyLevel?)stored.Secrecy,
        FirstTime = stored.FirstTime,
        SubmittedAt = ToTime(stored.SubmittedAt),
        ExcludedFromStatistics = stored.ExcludedFromStatistics,
    };

    private static StoredHandover ToStored(Handover handover) => new()
    {
        Kind = (int)handover.Kind,
        From = handover.From.Value,
        To = handover.To.Value,
        At = handover.At.UtcTicks,
        Deadline = handover.Deadline?.UtcTicks,
        ReportWanted = handover.ReportWanted,
        ReceivedAt = handover.ReceivedAt?.UtcTicks,
        ObjectionDue = handover.ObjectionDue?.UtcTicks,
        ObjectionRefused = handover.ObjectionRefused,
    };

    private static Handover ToHandover(StoredHandover stored) => new(
        (HandoverKind)stored.Kind,
        UnitCode.Parse(stored.From),
        UnitCode.Parse(stored.To),
        ToTime(stored.At),
        ToTime(stored.Deadline),
        stored.ReportWanted,
        ToTime(stored.ReceivedAt),
        ToTime(stored.ObjectionDue),
        stored.ObjectionRefused);

    private static StoredDuty ToStored(Duty duty) => new()
    {
        Number = duty.Number,
        Kind = (int)duty.Kind,
        Unit = duty.Unit.Value,
        OwedTo = duty.OwedTo?.Value,
        StartedAt = duty.StartedAt.UtcTicks,
        DueAt = duty.DueAt.UtcTicks,
        IsProvisional = duty.IsProvisional,
        RuleSet = duty.RuleSet,
        State = (int)duty.State,
        EndedAt = duty.EndedAt?.UtcTicks,
        Told = (int?)duty.Told,
    };

    private static Duty ToDuty(StoredDuty stored) => new(
        stored.Number,
        (DutyKind)stored.Kind,
        UnitCode.Parse(stored.Unit),
        ToUnit(stored.OwedTo),
        ToTime(stored.StartedAt),
        ToTime(stored.DueAt),
        stored.IsProvisional,
        stored.RuleSet,
        (DutyState)stored.State,
        ToTime(stored.EndedAt),
        (DeadlineStage?)stored.Told);

    private static int? ToCount(int count) => count == 0 ? null : count;

    private static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);

    private static DateTimeOffset? ToTime(long? ticks) => ticks is { } value ? ToTime(value) : null;

    private static UnitCode? ToUnit(string? code) => code is null ? null : UnitCode.Parse(code);

    private static TStored[]? ToArray<T, TStored>(ImmutableArray<T> items, Func<T, TStored> toStored) =>
        items.IsDefaultOrEmpty ? null : [.. items.Select(toStored)];

    private static ImmutableArray<T> FromArray<TStored, T>(TStored[]? stored, Func<TStored, T> fromStored) =>
        stored is null ? [] : [.. stored.Select(fromStored)];
}
