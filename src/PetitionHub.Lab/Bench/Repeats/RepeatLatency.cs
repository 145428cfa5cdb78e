using System.Diagnostics;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Lab.Bench.Repeats;

/// <summary>How long questions to the index take, beside reads of one petition by its id in the same run.</summary>
/// <param name="Find">Normalising and sketching the text, the search, and reading the petitions that it finds.</param>
/// <param name="Read">The baseline: one petition with its duties, by id.</param>
/// <param name="FoundEach">How many are found, on average.</param>
internal sealed record RepeatLatency(LatencySummary Find, LatencySummary Read, double FoundEach)
{
    private const int WarmUp = 200;

    /// <summary>The same percentile of both, as a ratio.</summary>
    public (double P50, double P99) Ratio => (Find.P50Ms / Read.P50Ms, Find.P99Ms / Read.P99Ms);

    public static async Task<RepeatLatency> MeasureAsync(
        RepeatLedger ledger, SyntheticPetitions items, IReadOnlyList<PetitionId> ids, int queries, CancellationToken cancel)
    {
        var (find, read) = (new LatencyRecord(), new LatencyRecord());
        var found = 0L;
        var random = new Random(7);
        for (var i = -WarmUp; i < queries; i++)
        {
            var details = items.MakeQuery(WarmUp + i);
            // In turn, so that any other load of the machine affects both.
            var began = Stopwatch.GetTimestamp();
            var findings = await RepeatIndex.FindAsync(ledger.Index, RepeatTraits.Of(details), null, cancel);
            var findTook = Stopwatch.GetElapsedTime(began);
            began = Stopwatch.GetTimestamp();
            await ledger.Petitions.GetPetitionAsync(ids[random.Next(ids.Count)], cancel);
            var readTook = Stopwatch.GetElapsedTime(began);
            if (i < 0)
                continue;
            find.Add(findTook);
            read.Add(readTook);
            found += findings.Count;
        }

        return new RepeatLatency(find.Summarise(), read.Summarise(), (double)found / queries);
    }
}
