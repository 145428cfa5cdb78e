using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// Changes of the directory (R22 Art 24): by an operator, or by the bureau that stands over the unit, as <see
/// cref="DirectoryAuthority"/> says.
/// </summary>
internal static class UnitProcedure
{
    public static Decision Decide(Actor actor, UnitChange step, DecisionContext context)
    {
        var check = new FieldCheck(step.Kind);
        step.Check(check);
        if (check.Refusal is { } faults)
            return Decision.Refuse(faults);
        context.Directory.TryFind(step.Unit.Code, out var before);
        if ((CheckActor(actor, before ?? step.Unit, context.Directory) ?? CheckChange(step, before, context.Directory)
            ?? CheckPlace(step, before, context.Divisions)) is { } refusal)
            return Decision.Refuse(refusal);

        var after = step with { Unit = After(step, before) };
        // A registrar of a new unit could claim any territory: it must stand over the unit as it will be, too.
        return (CheckActor(actor, after.Unit, context.Directory) ?? CheckMatters(actor, after, before)) is { } overreach
            ? Decision.Refuse(overreach)
            : Decision.Accept([new Entry(null, actor, context.Now, after, [], null, null, [])], null);
    }

    /// <summary>
    /// A unit comes to serve only a division that there is: the heir of one that is no more may be of another level, which is
    /// for who keeps the directory to say. A unit that has been where no place is may be changed otherwise.
    /// </summary>
    private static Refusal? CheckPlace(UnitChange step, Unit? before, DivisionTable divisions)
    {
        const string Field = "unit_change.unit.territory";
        var territory = step.Unit.Territory;
        if (step.Change is not (UnitChangeKind.Register or UnitChangeKind.Update) || territory == before?.Territory
            || divisions.TodayOf(territory) == territory)
            return null;
        return divisions.TryFindFormer(territory, out var former)
            ? UnknownPlace.RefuseFormer(former, territory, Field)
            : UnknownPlace.Refuse(divisions, territory, Field);
    }

    /// <summary>It looks at no petition: the answer is the same for a bureau that is accused and for one that is not.</summary>
    private static Refusal? CheckMatters(Actor actor, UnitChange after, Unit? before)
    {
        if (actor.IsOperator)
            return null;
        var organ = (before ?? after.Unit).Organ;
        foreach (var matter in DirectoryAuthority.MattersOf(after.Change, before, after.Unit))
        {
            if (!DirectoryAuthority.IsOfTheBureauAbove(matter, organ))
            {
                return new Refusal(
                    RefusalReason.OperatorRequired,
                    $"{matter} of {after.Unit.Code}, which is {organ}, is for operators to change. Ask the hub's operators.")
                    .With("unit", after.Unit.Code).With("matter", matter).With("organ_type", organ);
            }
        }

        return null;
    }

    private static Refusal? CheckActor(Actor actor, Unit unit, IUnitDirectory directory)
    {
        if (actor.Unit is not { } code)
            return null;
        if (!directory.TryFind(code, out var caller))
            return Refuse.UnitUnknown(code);
        if (caller.Status != UnitStatus.Active)
            return Refuse.UnitInactive(caller);
        return caller.IsSuperiorBureauOf(unit)
            ? null
            : Refuse.RelationMissing(StepKind.UnitChange, Relation.SuperiorBureau, Relation.None).With("unit", unit.Code);
    }

    private static Refusal? CheckChange(UnitChange step, Unit? before, IUnitDirectory directory)
    {
        var code = step.Unit.Code;
        if (step.Change == UnitChangeKind.Register)
        {
            return before is null
                ? null
                : new Refusal(RefusalReason.UnitExists, $"Unit {code} is in the directory already. Update it instead.")
                    .With("unit", code);
        }

        if (before is null)
            return Refuse.UnitUnknown(code, "unit_change.unit.unit_code");
        // A successor may be decided on later, where it was unclear (R22 Art 24).
        var namesHeir = step.Change == UnitChangeKind.Abolish && step.Unit.Successor is not null && before.Successor is null;
        if (before.Status == UnitStatus.Abolished && !namesHeir)
            return Refuse.Field(step, "unit.unit_code", $"names {code}, which is abolished for good");
        if (step.Change == UnitChangeKind.Abolish && step.Unit.Successor is { } successor)
        {
            if (!directory.TryFind(successor, out var heir))
                return Refuse.UnitUnknown(successor, "unit_change.unit.successor");
            if (successor == code || heir.Status != UnitStatus.Active)
                return Refuse.Field(step, "unit.successor", "must be another unit that is active");
        }

        return null;
    }

    private static Unit After(UnitChange step, Unit? before) => step.Change switch
    {
        UnitChangeKind.Register => step.Unit with { Status = UnitStatus.Active, Successor = null },
        UnitChangeKind.Update => step.Unit with { Status = before!.Status, Successor = before.Successor },
        UnitChangeKind.Suspend => before! with { Status = UnitStatus.Suspended },
        UnitChangeKind.Reinstate => before! with { Status = UnitStatus.Active },
        UnitChangeKind.Abolish => before! with { Status = UnitStatus.Abolished, Successor = step.Unit.Successor },
        _ => throw new InvalidOperationException($"{step.Change} is no change of a unit."),
    };
}
