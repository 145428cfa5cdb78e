using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>What kind of unit, at which level.</summary>
internal readonly record struct Role(Level Level, OrganType Organ)
{
    /// <summary>As people say it: <c>county bureau</c>.</summary>
    public override string ToString() => $"{LevelName} {OrganName}";

    private string LevelName => Level switch
    {
        Level.National => "national",
        Level.Provincial => "provincial",
        Level.Municipal => "city",
        Level.County => "county",
        Level.Township => "township",
        _ => throw new InvalidOperationException($"{Level} is not a level."),
    };

    private string OrganName => Organ switch
    {
        OrganType.Bureau => "bureau",
        OrganType.CompetentOrgan => "department",
        OrganType.JointConference => "joint conference",
        OrganType.PoliticalLegal => "political-legal organ",
        OrganType.Discipline => "discipline organ",
        OrganType.MassOrganisation => "mass organisation",
        OrganType.Enterprise => "enterprise",
        _ => throw new InvalidOperationException($"{Organ} is not a kind of organ."),
    };
}
