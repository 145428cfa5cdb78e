using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Demo.Material;

namespace PetitionHub.Cli.Tests.Demo;

/// <summary>Over 4,326 real messages, which the project may not ship: beside the repository, where they are there.</summary>
public sealed class RealMessagesTests
{
    private const int Total = 4_326;

    [Fact]
    public void Read_RealMessages_EveryOneIsValidAndMostAreClassed()
    {
        var path = FindFile();
        Assert.SkipWhen(
            path is null, "The real messages are not at ../shared/data/messages/messages.jsonl; they may not be shipped.");

        var drafts = new MessageReader(new MaskedRegions(DivisionTable.Official, Territory.Parse("430000"))).Read(path!)
            .ToArray();

        Assert.Equal(Total, drafts.Length);
        Assert.Equal(Total, drafts.Select(draft => draft.Number).Distinct().Count());
        Assert.All(drafts, draft =>
        {
            Assert.True(CategoryTable.Official.TryFind(draft.Details.Category, out _));
            Assert.True(DivisionTable.Official.TryFind(draft.County, out _));
            Assert.InRange(draft.Details.Subject.Length, 1, 200);
            Assert.InRange(draft.Details.Content.Length, 1, 20_000);
        });
        Assert.InRange(drafts.Count(draft => draft.Details.Category == CategoryTable.OtherCode), 0, Total / 10);
    }

    private static string? FindFile()
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Find(), "..", "shared", "data", "messages", "messages.jsonl"));
        return File.Exists(path) ? path : null;
    }
}
