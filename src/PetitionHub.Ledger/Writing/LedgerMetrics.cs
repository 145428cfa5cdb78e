using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PetitionHub.Ledger.Writing;

/// <summary>What the ledger's writer measures.</summary>
public static class LedgerMetrics
{
    /// <summary>The ledger's meter.</summary>
    public const string MeterName = "PetitionHub.Ledger";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<int> Submissions = Meter.CreateHistogram<int>(
        "petitionhub.batch.submissions", "{submission}", "Submissions that one transaction took.",
        advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "petitionhub.batch.duration", "s", "How long a transaction took, from the wait for the head to the commit.",
        advice: new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30] });

    internal static void BatchRan(int submissions, long startedAt)
    {
        Submissions.Record(submissions);
        Duration.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds);
    }
}
