using System.Text.Json;
using PetitionHub.Console.Texts;
using PetitionHub.Domain.Divisions;
using PetitionHub.V1;
using DomainLevel = PetitionHub.Domain.Units.Level;

namespace PetitionHub.Console.Reading;

/// <summary>The figures of charts, as the browser's script draws them. What a chart shows is beside it as a table, too.</summary>
internal static class ChartFigures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Division[] Ends = [.. DivisionTable.Official.All.Where(division =>
        division.Territory.Level <= DomainLevel.Provincial)];

    private static readonly string[] Suffixes = ["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"];

    /// <summary>Provinces by provinces, all of them; a cell leads to the corridors between their units.</summary>
    public static string Heatmap(IEnumerable<FlowCell> cells, TextTable texts, Func<FlowCell, string> link)
    {
        var index = Ends.Select((end, i) => (Key: end.Territory.ToString(), i)).ToDictionary(pair => pair.Key, pair => pair.i);
        return JsonSerializer.Serialize(
            new
            {
                names = Ends.Select(end => Short(end.Name)),
                from = texts["flow.from"],
                to = texts["flow.to"],
                cells = cells.Where(cell => index.ContainsKey(cell.From.Key) && index.ContainsKey(cell.To.Key))
                    .Select(cell => new object[] { index[cell.To.Key], index[cell.From.Key], cell.Count, link(cell) }),
            },
            Json);
    }

    /// <summary>From levels on the left to levels on the right.</summary>
    public static string Sankey(IEnumerable<FlowCell> cells, TextTable texts) => JsonSerializer.Serialize(
        new
        {
            links = cells.Select(cell =>
            new { source = LevelOf(cell.From, texts), target = LevelOf(cell.To, texts), value = cell.Count })
        }, Json);

    /// <summary>Lines over time, each with its name.</summary>
    public static string Lines(IEnumerable<string> times, params (string Name, IEnumerable<long> Values)[] lines) =>
        JsonSerializer.Serialize(
            new { times, lines = lines.Select(line => new { name = line.Name, values = line.Values }) }, Json);

    public static string LevelOf(FlowEnd end, TextTable texts) =>
        int.TryParse(end.Key, out var level) && System.Enum.IsDefined((Level)level) ? texts.Of((Level)level) : end.Key;

    /// <summary>A province's name without the word for what it is, as people and newspapers say it.</summary>
    public static string Short(string name) =>
        Suffixes.FirstOrDefault(suffix =>
            name.Length > suffix.Length + 1 && name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix
            ? name[..^suffix.Length]
            : name;
}
