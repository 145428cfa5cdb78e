using System.Text.Json;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

public sealed class DemoTests
{
    private const int Letters = 40;

    // The demonstration's mistakes are tried on one more.
    private const int Petitions = Letters + 1;

    [Fact]
    public async Task Demo_OfAFewPetitions_AddsUp()
    {
        await using var demo = HubProcess.Start("demo", "--count", $"{Letters}", "--seed", "3", "-o", "json");

        Assert.True(await demo.EndAsync() == 0, demo.Errors);

        using var report = JsonDocument.Parse(demo.Output);
        var root = report.RootElement;
        Assert.True(root.GetProperty("sound").GetBoolean());
        Assert.Equal(Petitions, root.GetProperty("petitions").GetInt32());
        Assert.Equal(Petitions, root.GetProperty("outcomes").EnumerateObject().Sum(outcome => outcome.Value.GetInt32()));
        Assert.Equal(0, root.GetProperty("ledger").GetProperty("faults").GetInt32());
        Assert.Equal(root.GetProperty("directory_units").GetInt64(), root.GetProperty("ledger").GetProperty("units").GetInt64());
        Assert.Equal(Petitions, root.GetProperty("ledger").GetProperty("petitions").GetInt32());
        Assert.NotEmpty(root.GetProperty("checks").EnumerateArray());
        Assert.All(root.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("holds").GetBoolean(), $"{check}"));
        Assert.All(
            root.GetProperty("mistakes").EnumerateArray(),
            mistake => Assert.Equal(mistake.GetProperty("expected").GetString(), mistake.GetProperty("reason").GetString()));
    }
}
