using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>Duties and their rows.</summary>
internal static class DutyMapping
{
    public static DutyRow ToRow(PetitionId petition, Duty duty) => new()
    {
        PetitionId = petition.Value,
        Number = duty.Number,
        Kind = (int)duty.Kind,
        Unit = duty.Unit.Value,
        OwedTo = duty.OwedTo?.Value,
        StartedAtMs = duty.StartedAt.ToUnixTimeMilliseconds(),
        DueAtMs = duty.DueAt.ToUnixTimeMilliseconds(),
        IsProvisional = duty.IsProvisional,
        RuleSet = duty.RuleSet,
        State = (int)duty.State,
        EndedAtMs = Time.ToMs(duty.EndedAt),
        Told = (int)duty.Told.GetValueOrDefault(),
    };

    public static Duty ToDuty(DutyRow row) => new(
        row.Number,
        (DutyKind)row.Kind,
        UnitCode.Parse(row.Unit),
        row.OwedTo is { } owedTo ? UnitCode.Parse(owedTo) : null,
        Time.FromMs(row.StartedAtMs),
        Time.FromMs(row.DueAtMs),
        row.IsProvisional,
        row.RuleSet,
        (DutyState)row.State,
        Time.FromMs(row.EndedAtMs),
        row.Told == 0 ? null : (DeadlineStage)row.Told);
}
