using PetitionHub.Lab.Demo.Offices;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class FinishLineTests
{
    [Fact]
    public async Task All_SamePetitionTwice_CountsOnce()
    {
        var finish = new FinishLine(2);
        finish.Pass("a");
        finish.Pass("a");
        Assert.False(finish.All.IsCompleted);

        finish.Pass("b");

        await finish.All;
    }

    [Fact]
    public async Task All_OfficeFails_EndsWithItsFault()
    {
        var finish = new FinishLine(2);
        finish.Fail(new IOException("down"));

        await Assert.ThrowsAsync<IOException>(() => finish.All);
    }
}
