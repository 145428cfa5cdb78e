using System.Text.Json;
using System.Text.RegularExpressions;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Configuration;

public sealed class ConfigTests
{
    [Fact]
    public async Task Config_AsJson_PrintsEachSettingWithItsSourceAndNoSecret()
    {
        var run = await CommandRun.Async(
            ["config", "-o", "json", "--data", "/srv/hub", "--tail-poll", "2s", "--set", "Ledger:BatchSize=256"], input: "",
            new() { ["PETITIONHUB_REDIS__CONNECTION"] = "127.0.0.1:6379,password=hunter2" });

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.DoesNotContain("hunter2", run.Output);
        var settings = run.OutputLines.Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(setting => setting.GetProperty("key").GetString()!);
        Assert.Equal(("/srv/hub", "option --data"), Of("Data:Folder"));
        Assert.Equal(("2000", "option --tail-poll"), Of("Tail:PollMs"));
        Assert.Equal(("256", "option --set Ledger:BatchSize"), Of("Ledger:BatchSize"));
        Assert.Equal(("********", "environment variable PETITIONHUB_REDIS__CONNECTION"), Of("Redis:Connection"));
        Assert.Equal(("8192", "default"), Of("Ledger:QueueCapacity"));

        (string?, string?) Of(string key) => (
            settings[key].GetProperty("value").GetString(), settings[key].GetProperty("source").GetString());
    }

    [Fact]
    public async Task SettingsPage_NamesEverySettingAndNoOther()
    {
        var run = await CommandRun.Async("config", "-o", "json");
        var keys = run.OutputLines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!);
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Find(), "docs", "SETTINGS.md"),
            TestContext.Current.CancellationToken);

        var table = page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1]);
        var named = table.SelectMany(cell =>
            Regex.Matches(cell, "`([A-Z][A-Za-z]+:[A-Za-z0-9]+)`").Select(match => match.Groups[1].Value));

        Assert.Equal(keys.Order(), named.Order());
    }

    [Fact]
    public async Task OperationsPage_HasTheTableOfExitCodes()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Find(), "docs", "OPERATIONS.md"), TestContext.Current.CancellationToken);

        var told = page.Split('\n').SkipWhile(line => line != "| code | meaning |").Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(
            ExitCodes.Explained.Select(exit =>
                $"| {exit.Code} | {exit.Meaning.Replace("|", @"\|", StringComparison.Ordinal)} |"), told);
    }

    [Theory]
    [InlineData("config")]
    [InlineData("serve")]
    [InlineData("ledger check")]
    [InlineData("ledger migrate")]
    [InlineData("ledger script")]
    public async Task Command_BadSetting_IsAUsageErrorWithKeyFaultAndSource(string command)
    {
        var run = await CommandRun.Async([.. command.Split(' '), "--ledger", "paper"]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Ledger:Engine must be one of", run.Error);
        Assert.Contains("(from: option --ledger)", run.Error);
    }

    [Fact]
    public async Task Config_PairWithoutAValue_IsAUsageError()
    {
        var run = await CommandRun.Async("config", "--set", "Ledger:BatchSize");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("is not key=value", run.Error);
    }
}
