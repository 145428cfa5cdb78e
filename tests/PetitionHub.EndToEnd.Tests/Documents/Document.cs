using System.Text.RegularExpressions;

namespace PetitionHub.EndToEnd.Tests.Documents;

/// <summary>One of the repository's documents, as its readers meet it.</summary>
/// <param name="Path">Its path in the repository, with slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed partial record Document(string Path, string Text)
{
    /// <summary>All of the repository's documents.</summary>
    public static IReadOnlyList<Document> All { get; } = ReadAll();

    /// <summary>The document of that path.</summary>
    public static Document Of(string path) => All.Single(document => document.Path == path);

    /// <summary>The blocks of a language, in order.</summary>
    public IEnumerable<string> Blocks(string language) => Block().Matches(Text)
        .Where(match => match.Groups["language"].Value == language)
        .Select(match => match.Groups["content"].Value);

    /// <summary>What is not in a block.</summary>
    public string Prose => Block().Replace(Text, "");

    /// <summary>The cells of the rows of the table whose heading begins so.</summary>
    public IReadOnlyList<string[]> Table(string heading)
    {
        string[] lines = [.. Text.Split('\n').SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))];
        Assert.True(lines.Length > 2, $"{Path} has no table that begins with '{heading}'.");
        return
        [
            .. lines.Skip(2).TakeWhile(line => line.StartsWith('|'))
                .Select(line => Cell().Split(line.Trim('|')).Select(Read).ToArray()),
        ];

        static string Read(string cell) => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal);
    }

    /// <summary>The names by which a link reaches a heading, as GitHub makes them.</summary>
    public IReadOnlySet<string> Anchors() => Heading().Matches(Prose)
        .Select(match => NoAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Trim().Replace(' ', '-'))
        .ToHashSet();

    private static Document[] ReadAll()
    {
        var root = Repository.Find();
        string[] folders = ["docs", "deploy", "protos", "src", ".github"];
        return
        [
            .. Directory.EnumerateFiles(root, "*.md")
                .Concat(folders.SelectMany(folder =>
                    Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*.md", SearchOption.AllDirectories)))
                .Select(file => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "secrets"))
                .Order(StringComparer.Ordinal)
                .Select(path => new Document(path, File.ReadAllText(System.IO.Path.Combine(root, path)))),
        ];
    }

    [GeneratedRegex(@"^ *```(?<language>\w*)\n(?<content>.*?)\n *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();
}
