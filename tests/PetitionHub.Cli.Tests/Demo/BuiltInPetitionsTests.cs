using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Lab.Demo.Material;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class BuiltInPetitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly BuiltInPetitions Petitions = new(DivisionTable.Official, CategoryTable.Official);

    [Fact]
    public void Generate_SameSeed_IsTheSame() => Assert.Equal(Petitions.Generate(300, 7, Now), Petitions.Generate(300, 7, Now));

    [Fact]
    public void Generate_OtherSeed_IsAnother() =>
        Assert.NotEqual(
            Petitions.Generate(300, 7, Now).Select(draft => draft.Details), Petitions.Generate(300, 8, Now)
                .Select(draft => draft.Details));

    [Fact]
    public void Generate_SixHundred_CoverEveryCategoryAndFourProvinces()
    {
        var drafts = Petitions.Generate(600, 1, Now).ToArray();

        Assert.Equal(CategoryTable.Official.All.Count, drafts.Select(draft => draft.Details.Category).Distinct().Count());
        Assert.Equal(4, drafts.Select(draft => draft.Province).Distinct().Count());
        Assert.Equal(600, drafts.Select(draft => draft.Number).Distinct().Count());
    }

    [Fact]
    public void Generate_Any_IsValid() => Assert.All(Petitions.Generate(2_000, 3, Now), draft =>
    {
        var details = draft.Details;
        Assert.True(CategoryTable.Official.TryFind(details.Category, out _));
        Assert.True(DivisionTable.Official.TryFind(draft.County, out _));
        Assert.Equal(draft.County.ToString(), details.Territory);
        Assert.InRange(details.Subject.Length, 1, 200);
        Assert.DoesNotContain('{', details.Content);
        Assert.True(details.SubmitTime.ToDateTimeOffset() < Now);
        Assert.True(!details.Anonymous || details.Petitioner.Name.Length == 0);
    });

    [Fact]
    public void Stories_EveryGroupOfTheTable_HasOne() =>
        Assert.All(CategoryTable.Official.All, category => Assert.NotEmpty(Stories.ByGroup[category.Code[..2]]));
}
