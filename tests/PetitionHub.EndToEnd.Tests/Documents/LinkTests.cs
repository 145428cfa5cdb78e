using System.Text.RegularExpressions;

namespace PetitionHub.EndToEnd.Tests.Documents;

/// <summary>What a document sends its reader to is there.</summary>
public sealed partial class LinkTests
{
    private static readonly string _root = Repository.Find();

    // A command that a document names makes them, and git ignores them.
    private static readonly string[] _made = ["deploy/secrets"];

    private static readonly Lazy<string[]> _sources = new(() =>
    [
        .. SourcesIn("src", "*.cs"), .. SourcesIn("src", "*.csproj"),
        .. SourcesIn("tests", "*.cs"), .. SourcesIn("protos", "*.proto"),
    ]);

    private static readonly Lazy<HashSet<string>> _words = new(() =>
        [.. _sources.Value.SelectMany(file => Identifier().Matches(File.ReadAllText(file)).Select(match => match.Value))]);

    public static TheoryData<string> Documents => [.. Document.All.Select(document => document.Path)];

    [Theory, MemberData(nameof(Documents))]
    public void EveryRelativeLink_LeadsToAFileAndAHeadingOfIt(string path)
    {
        var document = Document.Of(path);
        var lost = new List<string>();
        foreach (var target in Link().Matches(document.Prose).Select(match => match.Groups[1].Value))
        {
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;
            var (file, anchor) = Split(target);
            var found = file.Length == 0 ? path : Normalise(Path.Combine(Path.GetDirectoryName(path)!, file));
            if (!Exists(found) || (anchor.Length > 0 && !Document.Of(found).Anchors().Contains(anchor)))
                lost.Add(target);
        }

        Assert.Empty(lost);
    }

    /// <summary>
    /// A path may have a part that stands for many, as <c>*</c> or <c>&lt;Stage&gt;</c>: what is before it must exist.
    /// </summary>
    [Theory, MemberData(nameof(Documents))]
    public void EveryPathAndSourceFileInBackticks_Exists(string path)
    {
        var lost = new List<string>();
        foreach (var named in Code().Matches(Document.Of(path).Prose).Select(match => match.Groups[1].Value.Split(' ')[0]))
        {
            if (RepositoryPath().IsMatch(named))
            {
                if (!Exists(Fixed(named)) && !_made.Contains(named))
                    lost.Add(named);
            }
            else if (named.EndsWith(".cs", StringComparison.Ordinal)
                && !_sources.Value.Any(file => file.EndsWith($"/{named}", StringComparison.Ordinal)))
            {
                lost.Add(named);
            }
        }

        Assert.Empty(lost);
    }

    /// <summary>
    /// A name such as <c>LedgerWriter</c> or <c>Fold.Apply</c> is one of the sources', so that a renaming is not forgotten.
    /// </summary>
    [Theory, MemberData(nameof(Documents))]
    public void EveryNameOfTheCodeInBackticks_IsInTheSources(string path)
    {
        var named = Code().Matches(Document.Of(path).Prose)
            .Select(match => match.Groups[1].Value)
            .Where(name => CodeName().IsMatch(name));

        string[] lost = [.. named.Where(name => !name.Split('.').All(_words.Value.Contains))];
        Assert.Empty(lost);
    }

    [Fact]
    public void Readme_FitsIn150Lines() => Assert.InRange(Document.Of("README.md").Text.Split('\n').Length - 1, 1, 150);

    [Fact]
    public void EveryDecision_IsInTheIndexAndHasItsFourParts()
    {
        var index = Document.Of("docs/decisions/README.md");
        foreach (var decision in Document.All.Where(document => Decision().IsMatch(document.Path)))
        {
            Assert.Contains($"]({Path.GetFileName(decision.Path)})", index.Text, StringComparison.Ordinal);
            string[] parts = ["Context", "Choice", "What it costs", "What would change it"];
            Assert.All(parts, part => Assert.Matches($"(?m)^## {part}$", decision.Text));
        }
    }

    private static IEnumerable<string> SourcesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(_root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => file.Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations"));

    private static (string File, string Anchor) Split(string target) =>
        target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, "");

    private static string Normalise(string path) =>
        Path.GetRelativePath(_root, Path.GetFullPath(Path.Combine(_root, path))).Replace('\\', '/');

    private static bool Exists(string path) => Path.Exists(Path.Combine(_root, path));

    private static string Fixed(string path)
    {
        var parts = path.Split('/').TakeWhile(part => part.IndexOfAny(['*', '<', '…', '{']) < 0);
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(src|tests|protos|deploy|docs)/")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[A-Z][a-z0-9]+([A-Z][A-Za-z0-9]*|\.[A-Z][A-Za-z0-9]+)+$")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"^docs/decisions/\d{4}-")]
    private static partial Regex Decision();
}
