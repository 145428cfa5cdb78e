using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>A small country: two provinces, Hunan (43) and Zhejiang (33, with limits of its own), at every level.</summary>
internal static class Country
{
    public static readonly UnitCode NationalBureau = Code("00-bureau");
    public static readonly UnitCode NationalHousing = Code("00-housing");

    public static readonly UnitCode HunanBureau = Code("43-bureau");
    public static readonly UnitCode HunanConference = Code("43-conference");
    public static readonly UnitCode HunanDiscipline = Code("43-discipline");
    public static readonly UnitCode HunanHousing = Code("43-housing");

    public static readonly UnitCode ChangshaBureau = Code("4301-bureau");
    public static readonly UnitCode ChangshaConference = Code("4301-conference");
    public static readonly UnitCode ChangshaPoliticalLegal = Code("4301-political-legal");
    public static readonly UnitCode ChangshaDiscipline = Code("4301-discipline");
    public static readonly UnitCode ChangshaHousing = Code("4301-housing");
    public static readonly UnitCode ChangshaHealth = Code("4301-health");

    public static readonly UnitCode TianxinBureau = Code("430103-bureau");
    public static readonly UnitCode TianxinPoliticalLegal = Code("430103-political-legal");
    public static readonly UnitCode TianxinHousing = Code("430103-housing");
    public static readonly UnitCode TianxinHealth = Code("430103-health");
    public static readonly UnitCode PozijieHousing = Code("430103001-housing");
    public static readonly UnitCode YueluBureau = Code("430104-bureau");
    public static readonly UnitCode YueluHousing = Code("430104-housing");

    public static readonly UnitCode ZhejiangBureau = Code("33-bureau");
    public static readonly UnitCode ZhejiangHousing = Code("33-housing");
    public static readonly UnitCode HangzhouBureau = Code("3301-bureau");
    public static readonly UnitCode HangzhouHousing = Code("3301-housing");

    public static readonly UnitCode Nobody = Code("99-nobody");

    /// <summary>Every unit, active.</summary>
    public static IReadOnlyList<Unit> Units { get; } =
    [
        .. new[]
        {
            NationalBureau, NationalHousing,
            HunanBureau, HunanConference, HunanDiscipline, HunanHousing,
            ChangshaBureau, ChangshaConference, ChangshaPoliticalLegal, ChangshaDiscipline, ChangshaHousing, ChangshaHealth,
            TianxinBureau, TianxinPoliticalLegal, TianxinHousing, TianxinHealth, PozijieHousing, YueluBureau, YueluHousing,
            ZhejiangBureau, ZhejiangHousing, HangzhouBureau, HangzhouHousing,
        }.Select(code => Unit(code.Value)),
    ];

    /// <summary>A new directory of all units, which the test may change.</summary>
    public static UnitDirectory Directory() => Directory(Units);

    public static UnitDirectory Directory(IEnumerable<Unit> units)
    {
        var directory = new UnitDirectory();
        foreach (var unit in units)
            directory.Put(unit);
        return directory;
    }

    /// <summary>A unit as its code tells: territory, then organ or system.</summary>
    public static Unit Unit(string code)
    {
        var (territory, kind) = (
            code[..code.IndexOf('-', StringComparison.Ordinal)], code[(code.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "bureau" => Of(OrganType.Bureau, "petition"),
            "conference" => Of(OrganType.JointConference, "joint-conference"),
            "political-legal" => Of(OrganType.PoliticalLegal, kind),
            "discipline" => Of(OrganType.Discipline, kind),
            _ => Of(OrganType.CompetentOrgan, kind),
        };

        Unit Of(OrganType organ, string system) => new(Code(code), code, Territory.Parse(territory), organ, system);
    }

    private static UnitCode Code(string code) => UnitCode.Parse(code);
}
