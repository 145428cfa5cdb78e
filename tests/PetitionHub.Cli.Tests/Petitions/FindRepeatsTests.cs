using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Petitions;

public sealed class FindRepeatsTests : IAsyncLifetime
{
    private FakeHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _hub.Petitions.LikelyRepeats.Add(new RepeatCandidate
        {
            Score = 0.974,
            Reasons = { RepeatReason.SamePetitioner, RepeatReason.SameText },
            Registrar = "430103-bureau",
            RegisterTime = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc).ToTimestamp(),
            PetitionId = "p-9",
            Subject = "屋顶漏水",
        });
        _hub.Petitions.LikelyRepeats.Add(
            new RepeatCandidate { Score = 0.5, Reasons = { RepeatReason.SimilarText }, Registrar = "330000-bureau" });
    }

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task Repeats_OfAPetition_ShowsWhyAndWhomToAsk()
    {
        var run = await _hub.RunAsync("petitions", "repeats", "p-1");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        var lines = run.Output.Split('\n');
        Assert.Contains(lines, line => line.Contains("0.97") && line.Contains("same-petitioner, same-text")
            && line.Contains("p-9") && line.Contains("屋顶漏水"));
        Assert.Contains(lines, line =>
            line.Contains("similar-text") && line.Contains("330000-bureau") && line.Contains("(not yours to read)"));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Repeats_AsJson_IsTheAnswer()
    {
        var run = await _hub.RunAsync("petitions", "repeats", "p-1", "-o", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(2, json.RootElement.GetProperty("likely_repeats").GetArrayLength());
        Assert.False(json.RootElement.GetProperty("incomplete").GetBoolean());
    }

    [Fact]
    public async Task Repeats_IndexAway_SaysThatThereMayBeMore()
    {
        _hub.Petitions.LikelyRepeats.Clear();

        var run = await _hub.RunAsync("petitions", "repeats", "p-1");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("There may be more", run.Error);
    }
}
