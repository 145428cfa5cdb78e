using System.Text.Json;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

public sealed class DemoTests
{
    private const int Letters = 40;
    private const int RealMessages = 4_326;

    [Fact]
    public Task Demo_OfAFewPetitions_AddsUp() => AddsUpAsync(Letters, "--count", $"{Letters}", "--seed", "3");

    [Fact]
    public Task Demo_OfTheRealMessages_AddsUp()
    {
        var messages = Path.Combine(Repository.Find(), "..", "shared", "data", "messages", "messages.jsonl");
        Assert.SkipUnless(File.Exists(messages), "The real messages may not be shipped, and are not beside the repository.");
        return AddsUpAsync(RealMessages, "--petitions", messages);
    }

    private static async Task AddsUpAsync(int letters, params string[] options)
    {
        // The demonstration's mistakes are tried on one more.
        var petitions = letters + 1;
        await using var demo = HubProcess.Start(new Dictionary<string, string>(), ["demo", .. options, "-o", "json"]);

        Assert.True(await demo.EndAsync() == 0, demo.Errors);

        using var report = JsonDocument.Parse(demo.Output);
        var root = report.RootElement;
        Assert.True(root.GetProperty("sound").GetBoolean());
        Assert.Equal(petitions, root.GetProperty("petitions").GetInt32());
        Assert.Equal(petitions, root.GetProperty("outcomes").EnumerateObject().Sum(outcome => outcome.Value.GetInt32()));
        Assert.Equal(0, root.GetProperty("ledger").GetProperty("faults").GetInt32());
        Assert.Equal(root.GetProperty("directory_units").GetInt64(), root.GetProperty("ledger").GetProperty("units").GetInt64());
        Assert.Equal(petitions, root.GetProperty("ledger").GetProperty("petitions").GetInt32());
        Assert.NotEmpty(root.GetProperty("checks").EnumerateArray());
        Assert.All(root.GetProperty("checks").EnumerateArray(), check =>
            Assert.True(check.GetProperty("holds").GetBoolean(), $"{check}"));
        Assert.All(
            root.GetProperty("mistakes").EnumerateArray(),
            mistake => Assert.Equal(mistake.GetProperty("expected").GetString(), mistake.GetProperty("reason").GetString()));
    }
}
