using PetitionHub.Lab.Bench;

namespace PetitionHub.Cli.Tests.Bench;

public sealed class LatencyRecordTests
{
    [Fact]
    public void Summarise_OneToThousandMilliseconds_HasTheirPercentiles()
    {
        var record = new LatencyRecord();
        for (var ms = 1; ms <= 1_000; ms++)
            record.Add(TimeSpan.FromMilliseconds(ms));

        var summary = record.Summarise();

        Assert.Equal(1_000, summary.Count);
        Assert.Equal(500, summary.P50Ms, 1.0);
        Assert.Equal(900, summary.P90Ms, 1.0);
        Assert.Equal(990, summary.P99Ms, 1.0);
        Assert.Equal(1_000, summary.MaxMs, 1.0);
    }

    [Fact]
    public void Summarise_Nothing_IsZero() => Assert.Equal(new LatencySummary(0, 0, 0, 0, 0), new LatencyRecord().Summarise());

    [Fact]
    public void Add_OutOfRange_CountsAsTheNearestEnd()
    {
        var record = new LatencyRecord();
        record.Add(TimeSpan.Zero);
        record.Add(TimeSpan.FromHours(2));

        Assert.Equal(2, record.Summarise().Count);
    }
}
