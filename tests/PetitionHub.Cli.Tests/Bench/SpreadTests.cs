using CsCheck;
using PetitionHub.Lab.Bench;

namespace PetitionHub.Cli.Tests.Bench;

public class SpreadTests
{
    [Fact]
    public void Of_AnyFigures_HasAsManyBelowTheMedianAsAbove() => Gen.Double[0, 1e6].Array[1, 9].Sample(figures =>
    {
        var spread = Spread.Of(figures);
        Assert.Equal(figures.Min(), spread.Least);
        Assert.Equal(figures.Max(), spread.Greatest);
        Assert.True(figures.Count(figure => figure < spread.Median) <= figures.Length / 2);
        Assert.True(figures.Count(figure => figure > spread.Median) <= figures.Length / 2);
    });

    [Fact]
    public void Of_TwoFigures_HasTheirMeanAsMedian() => Assert.Equal(new Spread(3, 2, 4), Spread.Of([4, 2]));
}
