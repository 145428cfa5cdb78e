using HdrHistogram;

namespace PetitionHub.Lab.Bench;

/// <summary>Latencies from 1 µs to 10 minutes, to three significant digits. For one thread.</summary>
internal sealed class LatencyRecord
{
    private const long HighestMicroseconds = 600_000_000;
    private const int SignificantDigits = 3;

    private readonly LongHistogram _histogram = new(1, HighestMicroseconds, SignificantDigits);

    /// <summary>Adds one; what is out of range counts as the nearest end of it.</summary>
    public void Add(TimeSpan latency) =>
        _histogram.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, HighestMicroseconds));

    /// <summary>The percentiles; all zero where there is nothing.</summary>
    public LatencySummary Summarise() => _histogram.TotalCount == 0
        ? new LatencySummary(0, 0, 0, 0, 0)
        : new LatencySummary(
            _histogram.TotalCount, AtPercentile(50), AtPercentile(90), AtPercentile(99), _histogram.GetMaxValue() / 1_000.0);

    private double AtPercentile(double percentile) => _histogram.GetValueAtPercentile(percentile) / 1_000.0;
}
