using System.Text.Json;
using System.Text.RegularExpressions;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.EndToEnd.Tests.Documents;

/// <summary>docs/DOMAIN.md says of steps, statuses and limits what the rules have.</summary>
public sealed partial class DomainDocumentTests
{
    private static readonly PetitionStatus[] _all = Enum.GetValues<PetitionStatus>();

    private static readonly PetitionStatus[] _open = [.. Authority.Of(StepKind.Urging)!.From.Order()];

    private static readonly (string Name, PetitionStatus[] Statuses)[] _groups =
    [
        ("any", _all),
        ("unaccepted", [PetitionStatus.Registered, PetitionStatus.Received]),
        ("open", _open),
        ("handled", [.. Authority.Of(StepKind.CompletionReport)!.From.Order()]),
    ];

    private static readonly Document _document = Document.Of("docs/DOMAIN.md");

    [Fact]
    public void Steps_AreThoseOfTheContract_ByWhomAndFromWhereTheAuthoritySays()
    {
        var rows = _document.Table("| step | what |");

        Assert.Equal(Enum.GetValues<StepKind>().Select(StepNames.Of), rows.Select(cells => cells[0].Trim('`')));
        foreach (var cells in rows)
            if (StepNames.TryParse(cells[0].Trim('`'), out var kind) && Authority.Of(kind) is { } authority)
                Assert.Equal((cells[0], By(authority), From(authority)), (cells[0], cells[2], cells[3]));
    }

    [Fact]
    public void Statuses_AreAllToldOnce()
    {
        var told = _document.Table("| status | meaning |").SelectMany(cells => cells[0].Split(", "));

        Assert.Equal(_all.Select(status => Words(status.ToString())), told);
    }

    [Fact]
    public void Limits_AreThoseOfTheRuleSets()
    {
        var folder = Path.Combine(Repository.Find(), "src", "PetitionHub.Domain", "Rules", "Data");
        var files = Directory.GetFiles(folder, "*.json").Order();
        JsonElement[] sets = [.. files.Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)];
        var told = _document.Table("| limit | what |").Select(cells => (cells[0].Trim('`'), string.Join(" | ", cells[2..^1])));

        var limits = sets[0].EnumerateObject().Select(limit => limit.Name).Except(["id", "scope", "effectiveFrom"]);

        Assert.Equal(limits.Select(name => (name, OfEach(name))), told);
        Assert.Contains($"| limit | what | {OfEach("id")} | R22 |", _document.Text, StringComparison.Ordinal);

        string OfEach(string name) => string.Join(" | ", sets.Select(set => set.GetProperty(name).GetString()));
    }

    private static string By(StepAuthority authority)
    {
        var relations = Enum.GetValues<Relation>().Where(relation => relation != Relation.None && authority.By.HasFlag(relation));
        var operators = authority.Operators switch
        {
            Operators.None => Array.Empty<string>(),
            Operators.Every => ["operator"],
            Operators.Hub => ["the hub"],
            _ => throw new InvalidOperationException($"{authority.Operators} are not operators."),
        };
        return string.Join(", ", relations.Select(relation => Words(relation.ToString())).Concat(operators));
    }

    /// <summary>A group, a group but one or two, or each.</summary>
    private static string From(StepAuthority authority)
    {
        PetitionStatus[] from = [.. authority.From.Order()];
        foreach (var (name, statuses) in _groups)
            if (from.SequenceEqual(statuses))
                return name;
        foreach (var (name, statuses) in _groups)
            if (from.Length > 2 && from.All(statuses.Contains) && statuses.Except(from).ToArray() is { Length: <= 2 } left)
                return $"{name} but {List(left)}";
        return List(from);
    }

    private static string List(IEnumerable<PetitionStatus> statuses) =>
        string.Join(", ", statuses.Select(status => Words(status.ToString())));

    private static string Words(string name) => Capital().Replace(name, " $0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
