using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Cli.Tests.Bench;

public sealed class ZipfSamplerTests
{
    private const int Draws = 200_000;

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(10, 0.0)]
    [InlineData(50, 1.0)]
    [InlineData(50, 2.0)]
    public void Next_ManyDraws_FollowTheDistribution(int count, double exponent)
    {
        var sampler = new ZipfSampler(count, exponent);
        var random = new Random(1);
        var seen = new int[count];
        for (var i = 0; i < Draws; i++)
            seen[sampler.Next(random)]++;

        var weight = Enumerable.Range(1, count).Sum(rank => Math.Pow(rank, -exponent));
        for (var rank = 0; rank < count; rank++)
        {
            var expected = Math.Pow(rank + 1, -exponent) / weight;
            Assert.Equal(expected, sampler.ProbabilityOf(rank), 1e-9);
            // Five standard deviations of a binomial count: no chance failure in the life of the suite, and the seed is fixed.
            Assert.Equal(expected, (double)seen[rank] / Draws, 5 * Math.Sqrt(expected * (1 - expected) / Draws) + 1e-9);
        }
    }

    [Fact]
    public void Next_SameSeed_DrawsTheSame()
    {
        var sampler = new ZipfSampler(100, 1);

        Assert.Equal(Draw(), Draw());

        int[] Draw()
        {
            var random = new Random(5);
            return [.. Enumerable.Range(0, 100).Select(_ => sampler.Next(random))];
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, -1)]
    public void Construct_OutOfRange_Throws(int count, double exponent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ZipfSampler(count, exponent));
}
