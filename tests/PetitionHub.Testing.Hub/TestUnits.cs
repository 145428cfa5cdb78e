using PetitionHub.Domain.Divisions;
using PetitionHub.V1;
using PetitionHub.Wire;
using Unit = PetitionHub.Domain.Units.Unit;

namespace PetitionHub.Testing.Hub;

/// <summary>Real units of Hunan (43) and Zhejiang (33), from the country down to counties.</summary>
internal static class TestUnits
{
    public const string National = "000000-bureau";
    public const string Hunan = "430000-bureau";
    public const string Changsha = "430100-bureau";
    public const string Tianxin = "430103-bureau";
    public const string TianxinHousing = "430103-housing";
    public const string TianxinHealth = "430103-health";
    public const string Yuelu = "430104-bureau";
    public const string YueluHousing = "430104-housing";
    public const string ChangshaHousing = "430100-housing";
    public const string Zhejiang = "330000-bureau";

    private static readonly string[] Territories =
        ["000000", "430000", "430100", "430103", "430104", "330000", "330100", "330102"];

    private static readonly string[] Kinds =
        ["bureau", "joint-conference", "political-legal", "discipline", "housing", "health", "education", "market-regulation"];

    public static IReadOnlyList<Unit> All { get; } =
    [
        .. NationalDirectory.Generate(DivisionTable.Official)
            .Where(unit => Territories.Contains(unit.Code.Value[..6]) && Kinds.Contains(unit.Code.Value[7..])),
    ];

    public static ImportUnitsRequest Register(Unit unit) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        UnitChange = new() { Kind = UnitChangeKind.Register, Unit = UnitWire.ToWire(unit) },
    };
}
