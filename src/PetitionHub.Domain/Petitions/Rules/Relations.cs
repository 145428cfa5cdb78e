using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Finds what a unit is to a petition.</summary>
public static class Relations
{
    /// <summary>Every relation of the unit to the petition.</summary>
    public static Relation Of(PetitionState petition, Unit unit, IUnitDirectory directory)
    {
        if (IsAccused(petition, unit, directory))
            return Relation.Accused;
        var relation = Relation.None;
        if (directory.StandsFor(unit, petition.Registrar))
            relation |= Relation.Registrar;
        if (directory.StandsFor(unit, petition.Holder))
            relation |= Relation.Holder;
        else if (StandsIn(unit, petition.Holder, petition, directory))
            relation |= Relation.StandIn;
        // A takeover has no sender.
        if (petition.Current is { Kind: not HandoverKind.Takeover } current && current.To == petition.Holder
            && ActsFor(unit, current.From, petition, directory))
            relation |= Relation.Sender;
        foreach (var handover in petition.Handovers)
            if (directory.StandsFor(unit, handover.From) || directory.StandsFor(unit, handover.To))
                relation |= Relation.Chain;
        if (IsAmong(petition.Assisting, unit, directory) || (petition.LeadUnit is { } lead && directory.StandsFor(unit, lead)))
            relation |= Relation.Assisting;
        if (IsAmong(petition.Copied, unit, directory))
            relation |= Relation.Copied;
        if (petition.Arbiter is { } arbiter && ActsFor(unit, arbiter, petition, directory))
            relation |= Relation.Arbiter;
        if (IsEither(petition.ConcludedBy, petition.FuchaBy, unit, directory))
            relation |= Relation.Decider;
        foreach (var duty in petition.Duties)
            if (duty.IsOpen && directory.StandsFor(unit, duty.Unit))
                relation |= Relation.Debtor;
        return relation | Above(petition, unit, directory);
    }

    /// <summary>True where the unit is accused by the petition, or below a unit that is.</summary>
    public static bool IsAccused(PetitionState petition, Unit unit, IUnitDirectory directory) =>
        IsAmongAccused(petition.Details.AccusedUnits, unit, directory);

    /// <summary>
    /// True where the unit is one of those accused, or below one in its system. Who took over an accused unit is accused as it
    /// was, and so is every unit below it.
    /// </summary>
    public static bool IsAmongAccused(IEnumerable<UnitCode> accused, Unit unit, IUnitDirectory directory)
    {
        foreach (var code in accused)
            foreach (var one in directory.SuccessionOf(code))
                if (unit.Code == one.Code || unit.IsBelowInSystem(one))
                    return true;
        return false;
    }

    /// <summary>True where the two codes are one unit today: the same, or with the same heir.</summary>
    internal static bool AreOne(UnitCode one, UnitCode other, IUnitDirectory directory) =>
        one == other || (directory.HeirOf(one) is { } heir && heir.Code == directory.HeirOf(other)?.Code);

    /// <summary>
    /// The unit that answers for the code today, or the unit as it was where it ended without an heir: its territory still
    /// determines who is above it.
    /// </summary>
    internal static Unit? ActingUnitOf(UnitCode code, IUnitDirectory directory) =>
        directory.HeirOf(code) ?? (directory.TryFind(code, out var ended) ? ended : null);

    /// <summary>True where the unit answers for the code today, or stands in for who does.</summary>
    private static bool ActsFor(Unit unit, UnitCode code, PetitionState petition, IUnitDirectory directory) =>
        directory.StandsFor(unit, code) || StandsIn(unit, code, petition, directory);

    /// <summary>
    /// True where the unit that answers for the code cannot act, and this unit is the next bureau above that can. So there is
    /// always a unit that can move an item, whatever becomes of its holder (R22 Art 24).
    /// </summary>
    private static bool StandsIn(Unit unit, UnitCode code, PetitionState petition, IUnitDirectory directory)
    {
        if (!unit.IsBureau)
            return false;
        var heir = directory.HeirOf(code);
        if (heir is { Status: UnitStatus.Active } && !IsAccused(petition, heir, directory))
            return false;
        return ActingUnitOf(code, directory) is { } acting
            && Superiors.BureauAbove(petition, acting, directory)?.Code == unit.Code;
    }

    private static Relation Above(PetitionState petition, Unit unit, IUnitDirectory directory)
    {
        if (unit.Organ is not (OrganType.Bureau or OrganType.JointConference))
            return Relation.None;
        var relation = Relation.None;
        if (ActingUnitOf(petition.Holder, directory) is { } holder)
        {
            if (unit.IsSuperiorBureauOf(holder))
                relation |= Relation.SuperiorBureau;
            if (unit.IsJointConferenceOver(holder))
                relation |= Relation.JointConference;
        }

        if (IsOver(unit, petition.Registrar, directory) || petition.Handovers.Any(h => IsOver(unit, h.From, directory)))
            relation |= Relation.Overseer;
        return relation;
    }

    private static bool IsOver(Unit unit, UnitCode code, IUnitDirectory directory) =>
        ActingUnitOf(code, directory) is { } other && (unit.IsSuperiorBureauOf(other) || unit.IsJointConferenceOver(other));

    private static bool IsEither(UnitCode? one, UnitCode? other, Unit unit, IUnitDirectory directory) =>
        (one is { } a && directory.StandsFor(unit, a)) || (other is { } b && directory.StandsFor(unit, b));

    private static bool IsAmong(IEnumerable<UnitCode> codes, Unit unit, IUnitDirectory directory) =>
        codes.Any(code => directory.StandsFor(unit, code));
}
