using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>A duty and the contract's message.</summary>
public static class DutyWire
{
    /// <summary>The duty as a message.</summary>
    public static V1.Duty ToWire(Duty duty) => new()
    {
        Number = duty.Number,
        Kind = duty.Kind.ToWire(),
        UnitCode = duty.Unit.Value,
        OwedTo = duty.OwedTo?.Value ?? "",
        StartTime = InstantWire.ToWire(duty.StartedAt),
        DueTime = InstantWire.ToWire(duty.DueAt),
        Provisional = duty.IsProvisional,
        State = duty.State.ToWire(),
        EndTime = InstantWire.ToWire(duty.EndedAt),
        RuleSet = duty.RuleSet,
        Told = duty.Told.ToWire(),
    };

    /// <summary>Reads back what <see cref="ToWire"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The message is not one that this hub wrote.</exception>
    public static Duty FromWire(V1.Duty duty)
    {
        var fields = new StoredFields();
        var read = Read(duty, fields);
        fields.ThrowIfDamaged("Duty", duty.Number.ToString(provider: null));
        return read;
    }

    internal static ImmutableArray<Duty> Read(RepeatedField<V1.Duty> duties, MessageFields fields)
    {
        if (duties.Count == 0)
            return [];
        var read = new Duty[duties.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = Read(duties[i], fields);
        return ImmutableCollectionsMarshal.AsImmutableArray(read);
    }

    private static Duty Read(V1.Duty duty, MessageFields fields) => new(
        duty.Number,
        fields.Choice<DutyKind>("duties.kind", (int)duty.Kind),
        fields.Unit("duties.unit_code", duty.UnitCode),
        fields.OptionalUnit("duties.owed_to", duty.OwedTo),
        fields.Time("duties.start_time", duty.StartTime),
        fields.Time("duties.due_time", duty.DueTime),
        duty.Provisional,
        duty.RuleSet,
        fields.Choice<DutyState>("duties.state", (int)duty.State),
        fields.OptionalTime("duties.end_time", duty.EndTime),
        fields.OptionalChoice<DeadlineStage>("duties.told", (int)duty.Told));
}
