namespace PetitionHub.Domain.Units;

/// <summary>What kind of organ a unit is; it decides to whom the unit may hand over (R22 Arts 22–24, 30).</summary>
public enum OrganType
{
    /// <summary>Petition department (信访部门): hands over to any organ of its territory, at its level or below.</summary>
    Bureau = 1,
    /// <summary>Competent organ (有权处理机关): a functional department, of one system.</summary>
    CompetentOrgan = 2,
    /// <summary>Joint conference (联席会议): decides disputes that no bureau stands above, supervises by list.</summary>
    JointConference = 3,
    /// <summary>Political-legal organ: takes litigation-related items.</summary>
    PoliticalLegal = 4,
    /// <summary>Discipline organ: takes accusations.</summary>
    Discipline = 5,
    /// <summary>Mass organisation.</summary>
    MassOrganisation = 6,
    /// <summary>State-owned enterprise or public institution.</summary>
    Enterprise = 7,
}

/// <summary>Whether a unit may take part in exchanges.</summary>
public enum UnitStatus
{
    /// <summary>It takes part.</summary>
    Active = 1,
    /// <summary>Its calls are refused and nothing new is handed to it, until it is reinstated.</summary>
    Suspended = 2,
    /// <summary>It was merged, split or abolished for good; its successor takes its matters (R22 Art 24).</summary>
    Abolished = 3,
}

/// <summary>A unit (单位) that exchanges petitions.</summary>
/// <param name="Code">Its hub-wide code.</param>
/// <param name="Name">Its official name, 1 to 200 characters.</param>
/// <param name="Territory">The division that it serves; its level follows.</param>
/// <param name="Organ">What kind of organ it is.</param>
/// <param name="System">The functional line (条), as <c>housing</c>: 1 to 40 of a–z, 0–9 and hyphen.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="Successor">Who takes its matters, once it is abolished.</param>
public sealed record Unit(
    UnitCode Code,
    string Name,
    Territory Territory,
    OrganType Organ,
    string System,
    UnitStatus Status = UnitStatus.Active,
    UnitCode? Successor = null)
{
    /// <summary>The most characters that a name has.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The unit's level, that of its territory.</summary>
    public Level Level => Territory.Level;

    /// <summary>True for a petition department.</summary>
    public bool IsBureau => Organ == OrganType.Bureau;

    /// <summary>
    /// True where this unit is below the other in a functional line: the same system, in a smaller territory inside it.
    /// </summary>
    public bool IsBelowInSystem(Unit other) =>
        System == other.System && Territory != other.Territory && other.Territory.Contains(Territory);

    /// <summary>
    /// True where this unit is a bureau that stands over the other by territory: it serves a larger territory that
    /// contains the other's, or the same territory where the other is not a bureau.
    /// </summary>
    public bool IsSuperiorBureauOf(Unit other) =>
        IsBureau && StandsOver(other) && !(other.IsBureau && other.Territory == Territory);

    /// <summary>True where this unit is a joint conference whose territory contains the other's.</summary>
    public bool IsJointConferenceOver(Unit other) => Organ == OrganType.JointConference && StandsOver(other);

    private bool StandsOver(Unit other) => other.Code != Code && Territory.Contains(other.Territory);
}
