using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Repeats;
using PetitionHub.Lab.Bench.Repeats;

namespace PetitionHub.Cli.Tests.Bench.Repeats;

public sealed class RepeatBenchTests
{
    [Fact]
    public void Quality_OfPairs_CountsWhatIsFoundAndTrue()
    {
        var quality = Quality.Of("rule",
            [(true, true), (true, true), (true, true), (true, false), (false, true), (false, false)]);

        Assert.Equal((3, 1, 1), (quality.Right, quality.Wrong, quality.Missed));
        Assert.Equal((0.75, 0.75, 0.75), (quality.Precision, quality.Recall, quality.F1));
        Assert.Equal((1, 1, 0),
            (Quality.Of("nothing", []).Precision, Quality.Of("nothing", []).Recall, Quality.Of("nothing", []).F1));
    }

    [Fact]
    public void Make_SameNumber_IsTheSameItem()
    {
        var (one, other) = (new SyntheticPetitions(10_000), new SyntheticPetitions(10_000));

        foreach (var number in new[] { 0, 1, 19, 20, 101, 1_000, 9_999 })
            Assert.Equal(one.Make(number), other.Make(number));
        Assert.Equal(one.Make(1).Content, one.Make(101).Content);
        Assert.Equal(one.Make(1_000).Petitioner, one.Make(2_000).Petitioner);
    }

    [Fact]
    public void Make_Petitions_AreLikeOneAnotherOnlyWhereTheyAreMeantTo()
    {
        var items = new SyntheticPetitions(10_000);
        var plain = Enumerable.Range(0, 200).Where(n => n % 100 != 1 && n % 20 != 0).Select(n => Sketch(items.Make(n).Content))
            .ToList();

        var alike = plain.SelectMany((one, i) => plain.Skip(i + 1).Select(one.SimilarityTo));

        Assert.True(alike.Max() < RepeatRule.LeastSimilarity);
        Assert.True(Sketch(items.MakeQuery(1).Content).SimilarityTo(Sketch(items.MakeQuery(1).Content)) == 1);
    }

    [Fact]
    public async Task Bench_Small_ShowsSpeedAsARatio()
    {
        var run = await CommandRun.Async("bench", "repeats", "--items", "500", "--queries", "40");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("items a second", run.Output);
        Assert.Contains("at the median", run.Output);
    }

    [Fact]
    public async Task Bench_LabelsWithoutMessages_IsRefused()
    {
        var run = await CommandRun.Async("bench", "repeats", "--labels", "pairs.csv");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
    }

    [Fact]
    public async Task RealMessages_AgainstBodiesAndLabels_AreFoundAsWellAsWasMeasured()
    {
        var (messages, labels) = FindFiles();
        Assert.SkipWhen(
            messages is null, "The real messages are not at ../shared/data/messages/messages.jsonl; they may not be shipped.");
        using var folder = new TempFolder();

        var measured = await new RepeatQuality(messages!, labels, TimeProvider.System)
            .MeasureAsync(folder.Path, ProgressMeter.Hidden, TestContext.Current.CancellationToken);

        Assert.Equal(1, measured[0].Recall);
        Assert.True(measured[0].Precision > 0.8, "Some differ in punctuation only.");
        var byText = Assert.Single(measured, quality => quality.Rule == "SAME_TEXT or SIMILAR_TEXT, against labels");
        Assert.Equal(100, LabelledPairs.Read(labels).Count);
        Assert.True(byText.Precision > 0.85 && byText.Recall > 0.7, $"{byText}");
    }

    private static TextSketch Sketch(string text) => TextSketch.Of(RepeatText.Normalise(text))!;

    private static (string? Messages, string Labels) FindFiles()
    {
        var repository = Repository.Find();
        var messages = Path.GetFullPath(Path.Combine(repository, "..", "shared", "data", "messages", "messages.jsonl"));
        return (File.Exists(messages) ? messages : null, Path.Combine(repository, "tests", "data", "repeat-pairs.csv"));
    }
}
