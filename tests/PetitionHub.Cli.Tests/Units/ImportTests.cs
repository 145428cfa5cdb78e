using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.Cli.Units;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Units;

public sealed class ImportTests : IAsyncLifetime, IDisposable
{
    private const string Header = "unit_code,name,territory,organ_type,system";

    /// <summary>A unit as a line of JSON.</summary>
    private const string Bureau =
        """{"unit_code": "430103-bureau", "name": "局", "territory": "430103","""
        + """ "organ_type": "ORGAN_TYPE_BUREAU", "system": "a"}""";

    private readonly TempFolder _folder = new();
    private FakeHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await FakeHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_Csv_AddsEachUnitAndCountsByLevelAndKind()
    {
        var run = await ImportAsync(Csv(
            Row("430103-bureau"), Row("430104-bureau"), "430100-bureau,\"长沙市, 信访局\",430100,BUREAU,petition"));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(3, json.RootElement.GetProperty("added").GetInt32());
        Assert.Equal(
            ["municipal bureau 1", "county bureau 2"],
            json.RootElement.GetProperty("units").EnumerateArray().Select(row =>
                $"{row.GetProperty("level")} {row.GetProperty("organ_type")} {row.GetProperty("count")}"));
    }

    [Fact]
    public async Task Import_Again_ChangesNothing()
    {
        var file = Csv(Row("430103-bureau"), Row("430104-bureau"));
        await ImportAsync(file);

        var run = await ImportAsync(file);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(0, json.RootElement.GetProperty("added").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("unchanged").GetInt32());
        Assert.Equal(2, _hub.Units.ChangeCount);
    }

    [Fact]
    public async Task Import_StreamThatBreaks_GoesOnWithWhatGotNoAnswer()
    {
        _hub.Units.BreakAfter(700);

        var run = await ImportAsync(Csv([.. Enumerable.Range(0, 2_000).Select(number => Row($"unit-{number}"))]));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(2_000, _hub.Units.ChangeCount);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(2_000, json.RootElement.GetProperty("added").GetInt32());
    }

    [Fact]
    public async Task Import_SomeRefused_IsExitCodeThree()
    {
        _hub.Units.RefusedCode = "430104-bureau";

        var run = await _hub.RunAsOperatorAsync("units", "import", Csv(Row("430103-bureau"), Row("430104-bureau")));

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Contains("430104-bureau: UNIT_EXISTS", run.Error);
    }

    [Theory]
    [InlineData("unit_code,name")]
    [InlineData(Header, "a-b,name,430103,temple,petition")]
    [InlineData(Header, "a-b,name,430103")]
    public async Task Import_WrongCsv_IsAUsageErrorAndNeverHangs(params string[] lines)
    {
        var run = await ImportAsync(_folder.WriteLines("units.csv", lines));

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("units.csv", run.Error);
    }

    [Fact]
    public async Task Import_JsonLines_TakesUnitsAndChanges()
    {
        var file = _folder.WriteLines(
            "units.jsonl",
            Bureau,
            """{"kind": "UNIT_CHANGE_KIND_SUSPEND", "unit": {"unit_code": "430103-bureau"}, "reason": "机构改革期间暂停"}""");

        Assert.Equal(ExitCodes.Done, (await ImportAsync(file)).ExitCode);
        Assert.Equal(2, _hub.Units.ChangeCount);
    }

    [Fact]
    public void Source_National_HasAsManyChangesAsItSaysAndTheSameIdsEachTime()
    {
        var ids = NationalUnits.Source().Changes.Select(change => change.RequestId).ToHashSet();

        Assert.Equal(NationalUnits.Source().Count, ids.Count);
        Assert.Superset(NationalUnits.Source().Changes.Take(100).Select(change => change.RequestId).ToHashSet(), ids);
    }

    [Fact]
    public async Task Import_TheSameLineTwice_AddsOneUnit()
    {
        var run = await ImportAsync(Csv(Row("430103-bureau"), Row("430103-bureau")));

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal((1, 1),
            (json.RootElement.GetProperty("added").GetInt32(), json.RootElement.GetProperty("unchanged").GetInt32()));
        Assert.Equal(1, json.RootElement.GetProperty("units")[0].GetProperty("count").GetInt32());
    }

    public static TheoryData<string> LinesAtFault =>
    [
        "430104-bureau,局,430104,temple,petition", "430104-bureau,局", "430104-bureau,\"局,430104,bureau,petition",
        "430104-bureau,\"局\"x,430104,bureau,petition",
    ];

    [Theory]
    [MemberData(nameof(LinesAtFault))]
    public async Task Import_OneCsvLineAtFault_NamesItAndTakesTheOthers(string fault)
    {
        var run = await ImportAsync(Csv(Row("430103-bureau"), fault, Row("430105-bureau")));

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal(2, _hub.Units.ChangeCount);
        Assert.Contains("units.csv, line 3: ", run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, json.RootElement.GetProperty("refused").GetInt32());
    }

    [Theory]
    [InlineData("{\"unit\": null}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"unit_code\": \"a-b\", \"unit_code\": \"a-c\"}")]
    [InlineData("{\"unit_code\": \"\\ud800\"}")]
    public async Task Import_OneJsonLineAtFault_NamesItAndTakesTheOthers(string fault)
    {
        var file = _folder.WriteLines("units.jsonl", fault, Bureau);

        var run = await ImportAsync(file);

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal(1, _hub.Units.ChangeCount);
        Assert.Contains("units.jsonl, line 1: ", run.Error);
    }

    private Task<CommandRun> ImportAsync(string file) => _hub.RunAsOperatorAsync("units", "import", file, "-o", "json");

    private string Csv(params string[] rows) => _folder.WriteLines("units.csv", [Header, .. rows]);

    private static string Row(string code) => $"{code},信访局,430103,bureau,petition";
}
