using System.Net;
using MiniExcelLibs;
using PetitionHub.Console.Exporting;
using PetitionHub.Console.Tests.Running;

namespace PetitionHub.Console.Tests.Pages;

public sealed class ExportTests(ConsoleFixture console)
{
    [Fact]
    public async Task Items_AsCsv_AreThoseOfTheFigure()
    {
        var text = System.Text.Encoding.UTF8.GetString(await ReadAsync("/export/items.csv?figure=Repeats"));
        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("Petition,Part,Registered,", lines[0], StringComparison.Ordinal);
        Assert.Equal(SeededHistory.Registered, lines.Length - 1);
        Assert.Contains(lines, line => line.StartsWith(console.History.Concluded, StringComparison.Ordinal)
            && line.Contains("430103-housing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Items_AsSpreadsheet_AreThoseOfTheFigure()
    {
        using var file = new MemoryStream(await ReadAsync("/export/items.xlsx?figure=Repeats"));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        Assert.Equal(SeededHistory.Registered, rows.Count);
        var concluded = Assert.Single(rows, row => row["Petition"] as string == console.History.Concluded);
        Assert.Equal(TestUnits.TianxinHousing, concluded["Held by"]);
        Assert.Equal(1.0, concluded["Persons"]);
    }

    [Fact]
    public async Task Figures_AsBoth_AreTheSame()
    {
        var text = System.Text.Encoding.UTF8.GetString(await ReadAsync("/export/figures.csv"));
        using var file = new MemoryStream(await ReadAsync("/export/figures.xlsx"));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Length - 1, rows.Count);
        Assert.Contains(lines, line =>
            line.StartsWith($"Repeat rate,,Others,{SeededHistory.Registered},", StringComparison.Ordinal));
        Assert.Contains(rows, row => row["Figure"] as string == "Repeat rate" && row["Part"] as string == "Others"
            && Equals(row["Items"], (double)SeededHistory.Registered));
    }

    [Fact]
    public async Task Spreadsheet_OfATextThatBeginsLikeAFormula_HasNoFormula()
    {
        using var file = new MemoryStream();
        string[] texts = ["=1+1", "=HYPERLINK(\"http://example.cn\")", "+1", "-1", "@SUM(1)"];
        var table = new ExportTable(["Text"], texts.Select(object?[] (text) => [text]).ToAsyncEnumerable());
        await XlsxExport.WriteAsync(table, Path.GetTempPath(), file, Wait.Token);

        using var archive = new System.IO.Compression.ZipArchive(file);
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = System.Xml.Linq.XDocument.Parse(await sheet.ReadToEndAsync(Wait.Token)).Descendants()
            .Where(part => part.Name.LocalName is "c").ToList();
        Assert.DoesNotContain(cells, cell => cell.Elements().Any(part => part.Name.LocalName is "f"));
        Assert.Equal(texts, cells.Skip(1).Select(cell => cell.Value));
        Assert.All(cells, cell => Assert.Contains(cell.Attribute("t")?.Value, new[] { "str", "s", "inlineStr" }));
    }

    [Theory]
    [InlineData("start=0001-01-01")]
    [InlineData("end=9999-12-31")]
    [InlineData("start=0001-01-01&end=9999-12-31")]
    [InlineData("start=9999-12-31")]
    public async Task Pages_OfDaysAtTheEndsOfTime_Answer(string query)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        foreach (var page in new[] { "/statistics", "/statistics/items", "/export/figures.csv" })
        {
            using var answer = await client.GetAsync($"{page}?{query}");
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{page}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Export_OfABadRegion_IsRefusedByName()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var answer = await client.GetAsync("/export/figures.csv?territory=xyz");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("FIELD_INVALID", await answer.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    private async Task<byte[]> ReadAsync(string address)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync(Wait.Token);
    }
}
