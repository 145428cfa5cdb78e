
namespace PetitionHub.Client.Tests;

public sealed class CommandIdTests
{
    [Fact]
    public void Of_SameParts_IsTheSameForEver() =>
        // Ids that changed with a version of the client would register everything again.
        Assert.Equal(
            Guid.Parse("da2bbff0-9275-807c-a8f4-71c1fd7cac89"), CommandId.Of("petitions push", "430103-bureau", "id", "188006"));

    [Fact]
    public void Of_PartsSplitElsewhere_IsAnother() => Assert.NotEqual(CommandId.Of("ab", "c"), CommandId.Of("a", "bc"));

    [Fact]
    public void Of_AnyParts_IsAUuidOfVersionEight()
    {
        var id = CommandId.Of("x");

        Assert.Equal(8, id.Version);
        Assert.InRange(id.Variant, 8, 11);
    }
}
