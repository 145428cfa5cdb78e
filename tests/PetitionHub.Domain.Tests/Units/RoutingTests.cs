using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Units;

public sealed class RoutingTests
{
    private const string HousingQuality = "030302";

    private readonly UnitDirectory _directory = new();

    [Fact]
    public void Resolve_DepartmentInTheTerritory_IsExact()
    {
        Put("430104", OrganType.CompetentOrgan, "health");
        var housing = Put("430104", OrganType.CompetentOrgan, "housing");

        Assert.Equal(new Route(housing, RouteBasis.Exact), Resolve("430104"));
    }

    [Fact]
    public void Resolve_NoDepartmentInTheTerritory_IsTheNearestAboveBeforeAnyBureau()
    {
        Put("430104", OrganType.Bureau, "petition");
        Put("43", OrganType.CompetentOrgan, "housing");
        var city = Put("4301", OrganType.CompetentOrgan, "housing");

        Assert.Equal(new Route(city, RouteBasis.HigherInSystem), Resolve("430104"));
        Assert.Equal(new Route(city, RouteBasis.HigherInSystem), Resolve("430104001"));
    }

    [Fact]
    public void Resolve_NoDepartmentUpToTheCountry_IsTheBureau()
    {
        var county = Put("430104", OrganType.Bureau, "petition");
        var country = Put("00", OrganType.Bureau, "petition");

        Assert.Equal(new Route(county, RouteBasis.BureauOfTerritory), Resolve("430104"));
        Assert.Equal(new Route(country, RouteBasis.HigherBureau), Resolve("3301"));
    }

    [Fact]
    public void Resolve_EnterpriseOfTheSystem_IsNoCompetentOrgan()
    {
        Put("430104", OrganType.Enterprise, "housing");
        var city = Put("4301", OrganType.CompetentOrgan, "housing");

        Assert.Equal(city, Resolve("430104")?.Unit);
    }

    [Theory]
    [InlineData(OrganType.Bureau)]
    [InlineData(OrganType.JointConference)]
    [InlineData(OrganType.PoliticalLegal)]
    [InlineData(OrganType.Discipline)]
    public void Resolve_OtherOrganType_IsThatOrganWhateverTheCategory(OrganType organ)
    {
        Put("430104", OrganType.CompetentOrgan, "housing");
        var asked = Put("430104", organ, "any");

        Assert.Equal(new Route(asked, RouteBasis.Exact), Resolve("430104", organ));
        Assert.Equal(new Route(asked, RouteBasis.HigherInSystem), Resolve("430104001", organ));
    }

    [Fact]
    public void Resolve_OrganTypeThatNobodyHas_IsTheBureau()
    {
        var bureau = Put("430104", OrganType.Bureau, "petition");

        Assert.Equal(new Route(bureau, RouteBasis.BureauOfTerritory), Resolve("430104", OrganType.MassOrganisation));
    }

    [Fact]
    public void Resolve_CategoryOfNoDepartment_IsTheBureau()
    {
        Put("430104", OrganType.CompetentOrgan, "housing");
        var bureau = Put("430104", OrganType.Bureau, "petition");

        var route = Resolve("430104", category: CategoryTable.OtherCode);

        Assert.Equal(new Route(bureau, RouteBasis.BureauOfTerritory), route);
    }

    [Theory]
    [InlineData("030399")]
    [InlineData("0303")]
    public void Resolve_UnknownCategory_IsNullAndNotOther(string category)
    {
        Put("430104", OrganType.CompetentOrgan, "housing");
        Put("430104", OrganType.Bureau, "petition");

        Assert.Null(Resolve("430104", category: category));
        Assert.Null(Resolve("430104", OrganType.Bureau, category));
    }

    [Fact]
    public void Resolve_NobodyUpToTheCountry_IsNull()
    {
        Put("33", OrganType.Bureau, "petition");

        Assert.Null(Resolve("430104"));
    }

    [Fact]
    public void Resolve_SuspendedUnit_IsPassedOverWithItsSuccessor()
    {
        var successor = Put("430103", OrganType.CompetentOrgan, "housing");
        var bureau = Put("4301", OrganType.Bureau, "petition");
        Put("430104", OrganType.CompetentOrgan, "housing", UnitStatus.Suspended, successor.Code);
        Put("430104", OrganType.Bureau, "petition", UnitStatus.Suspended);

        Assert.Equal(new Route(bureau, RouteBasis.HigherBureau), Resolve("430104"));
    }

    [Fact]
    public void Resolve_AbolishedUnit_IsItsSuccessorsSuccessor()
    {
        var last = Put("430105", OrganType.CompetentOrgan, "urban-management");
        var middle = Put("430103", OrganType.CompetentOrgan, "housing", UnitStatus.Abolished, last.Code);
        Put("430104", OrganType.CompetentOrgan, "housing", UnitStatus.Abolished, middle.Code);

        Assert.Equal(new Route(last, RouteBasis.Exact), Resolve("430104"));
    }

    [Fact]
    public void Resolve_AbolishedBesideActive_IsTheActive()
    {
        var elsewhere = Put("430103", OrganType.CompetentOrgan, "housing");
        _directory.Put(NewUnit("430104-a", "430104", OrganType.CompetentOrgan, "housing") with
        {
            Status = UnitStatus.Abolished,
            Successor = elsewhere.Code,
        });
        var active = Put("430104", OrganType.CompetentOrgan, "housing");

        Assert.Equal(active, Resolve("430104")?.Unit);
    }

    [Theory]
    [InlineData("430104-housing")] // Its own successor.
    [InlineData("430103-housing")] // A circle of two.
    [InlineData("430999-nobody")]
    [InlineData(null)]
    public void Resolve_SuccessorLeadsNowhere_IsTheNextAbove(string? successor)
    {
        UnitCode? code = successor is null ? null : UnitCode.Parse(successor);
        Put("430104", OrganType.CompetentOrgan, "housing", UnitStatus.Abolished, code);
        Put("430103", OrganType.CompetentOrgan, "housing", UnitStatus.Abolished, UnitCode.Parse("430104-housing"));
        var city = Put("4301", OrganType.CompetentOrgan, "housing");

        Assert.Equal(new Route(city, RouteBasis.HigherInSystem), Resolve("430104"));
    }

    [Theory]
    [InlineData(Succession.MaxSuccessions, true)]
    [InlineData(Succession.MaxSuccessions + 1, false)]
    public void Resolve_ManySuccessions_AreFollowedUpToTheLimit(int successions, bool isFound)
    {
        for (var i = 0; i < successions; i++)
            _directory.Put(NewUnit($"unit-{i}", i == 0 ? "430104" : "33", OrganType.CompetentOrgan, "housing") with
            {
                Status = UnitStatus.Abolished,
                Successor = UnitCode.Parse($"unit-{i + 1}"),
            });
        _directory.Put(NewUnit($"unit-{successions}", "33", OrganType.CompetentOrgan, "housing"));

        Assert.Equal(isFound, Resolve("430104") is not null);
    }

    private Unit Put(
        string territory, OrganType organ, string system, UnitStatus status = UnitStatus.Active, UnitCode? successor = null)
    {
        var unit = NewUnit($"{territory}-{system}", territory, organ, system) with { Status = status, Successor = successor };
        _directory.Put(unit);
        return unit;
    }

    private static Unit NewUnit(string code, string territory, OrganType organ, string system) =>
        new(UnitCode.Parse(code), code, Territory.Parse(territory), organ, system);

    private Route? Resolve(
        string territory, OrganType organ = OrganType.CompetentOrgan, string category = HousingQuality) =>
        Routing.Resolve(_directory, CategoryTable.Official, Territory.Parse(territory), category, organ);
}
