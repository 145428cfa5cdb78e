using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>A small directory: the bureaus from the country down to Yuelu, and organs below them.</summary>
public static class TestUnits
{
    public static Unit National { get; } = Make("000000", "bureau", OrganType.Bureau, "petition");
    public static Unit Hunan { get; } = Make("430000", "bureau", OrganType.Bureau, "petition");
    public static Unit Changsha { get; } = Make("430100", "bureau", OrganType.Bureau, "petition");
    public static Unit Yuelu { get; } = Make("430104", "bureau", OrganType.Bureau, "petition");
    public static Unit Housing { get; } = Make("430104", "housing", OrganType.CompetentOrgan, "housing");
    public static Unit Education { get; } = Make("430104", "education", OrganType.CompetentOrgan, "education");
    public static Unit CityHousing { get; } = Make("430100", "housing", OrganType.CompetentOrgan, "housing");

    public static IReadOnlyList<Unit> All { get; } = [National, Hunan, Changsha, Yuelu, Housing, Education, CityHousing];

    public static Unit Make(string territory, string kind, OrganType organ, string system) =>
        new(UnitCode.Parse($"{territory}-{kind}"), $"{territory} {kind}", Territory.Parse(territory), organ, system);
}
