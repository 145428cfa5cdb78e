using CsCheck;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Units;

public sealed class RoutingProperties
{
    private static readonly IReadOnlyList<Category> Categories = CategoryTable.Official.All;

    private static readonly Gen<Category> AnyCategory = Gen.OneOf(Categories.ToArray());

    private static readonly Gen<OrganType> AnyOrgan = Gen.OneOf(Enum.GetValues<OrganType>());

    private static readonly Gen<UnitDirectory> AnyDirectory = Gen.Select(
            Territories.Any,
            Gen.OneOf(OrganType.Bureau, OrganType.CompetentOrgan, OrganType.Discipline),
            Gen.OneOf("housing", "health"),
            Gen.OneOf(Enum.GetValues<UnitStatus>()),
            Gen.Int[0, 19])
        .Array[0, 15]
        .Select(rows =>
        {
            var directory = new UnitDirectory();
            for (var i = 0; i < rows.Length; i++)
            {
                var (territory, organ, system, status, successor) = rows[i];
                directory.Put(new Unit(CodeOf(i), $"unit {i}", territory, organ, system, status, CodeOf(successor)));
            }
            return directory;
        });

    [Fact]
    public void Resolve_AnyDirectory_IsActiveAndOverTheTerritoryUnlessASuccessor() =>
        Gen.Select(AnyDirectory, Territories.Any, AnyCategory, AnyOrgan).Sample((directory, territory, category, organ) =>
        {
            var route = Routing.Resolve(directory, CategoryTable.Official, territory, category.Code, organ);
            return route is null
                || (route.Unit.Status == UnitStatus.Active
                    && (route.Unit.Territory.Contains(territory) || IsNamedAsSuccessor(directory, route.Unit)));
        }, iter: 2_000);

    [Fact]
    public void Resolve_AnyDirectory_IsNullOnlyWhereNoActiveUnitServes() =>
        Gen.Select(AnyDirectory, Territories.Any, AnyCategory, AnyOrgan).Sample((directory, territory, category, organ) =>
        {
            var route = Routing.Resolve(directory, CategoryTable.Official, territory, category.Code, organ);
            var serving = Territories.Upwards(territory).SelectMany(directory.InTerritory).Where(unit =>
                unit.Status == UnitStatus.Active
                && (unit.IsBureau
                    || (unit.Organ == organ && (organ != OrganType.CompetentOrgan || unit.System == category.System))));
            return route is not null || !serving.Any();
        }, iter: 2_000);

    [Fact]
    public void Resolve_NationalDirectory_IsExactForEveryCategoryOfADepartment()
    {
        var directory = new UnitDirectory();
        foreach (var unit in NationalDirectory.Generate(DivisionTable.Official))
            directory.Put(unit);
        var anyDivision = Gen.OneOf(DivisionTable.Official.All.ToArray());

        Gen.Select(anyDivision, AnyCategory).Sample((division, category) =>
        {
            var route = Routing.Resolve(
                directory, CategoryTable.Official, division.Territory, category.Code, OrganType.CompetentOrgan);
            var expected = category.System == "petition" ? RouteBasis.BureauOfTerritory : RouteBasis.Exact;
            return route?.Basis == expected
                && route.Unit.Territory == division.Territory
                && route.Unit.System == category.System;
        });
    }

    private static UnitCode CodeOf(int number) => UnitCode.Parse($"unit-{number}");

    private static bool IsNamedAsSuccessor(UnitDirectory directory, Unit unit) =>
        Enumerable.Range(0, 20).Any(i =>
            directory.TryFind(CodeOf(i), out var other)
            && other is { Status: UnitStatus.Abolished }
            && other.Successor == unit.Code);
}
