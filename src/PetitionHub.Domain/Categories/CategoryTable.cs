using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Domain.Categories;

/// <summary>
/// A version of the content categories. Only six-digit codes that are in it are valid: one that is not is an error to
/// be named, never "other".
/// </summary>
public sealed class CategoryTable
{
    /// <summary>The code of "other" (其他), which the bureau answers for.</summary>
    public const string OtherCode = "999901";

    private const string VersionMark = "# version ";
    private const int CodeLength = 6;

    private readonly FrozenDictionary<string, Category> _byCode;

    private CategoryTable(string version, IReadOnlyList<Category> categories, IReadOnlyDictionary<string, string> groupNames)
    {
        Version = version;
        All = categories;
        GroupNames = groupNames;
        _byCode = categories.ToFrozenDictionary(category => category.Code);
    }

    /// <summary>The hub's own table, as shipped in <c>Categories/Data/categories.csv</c>.</summary>
    public static CategoryTable Official { get; } = Read(EmbeddedText.Read(typeof(CategoryTable), "Data.categories.csv"));

    /// <summary>The table's version, which changes with every code that is added, renamed or retired.</summary>
    public string Version { get; }

    /// <summary>The categories in code order.</summary>
    public IReadOnlyList<Category> All { get; }

    /// <summary>The names of the groups above the categories, by their codes of two and four digits.</summary>
    public IReadOnlyDictionary<string, string> GroupNames { get; }

    /// <summary>Finds a category by its six digits.</summary>
    public bool TryFind(string code, [NotNullWhen(true)] out Category? category) =>
        _byCode.TryGetValue(code, out category);

    /// <summary>True for a category, a group above categories, and the empty code, which is above all.</summary>
    public bool Has(string code) => code.Length == 0 || GroupNames.ContainsKey(code) || _byCode.ContainsKey(code);

    /// <summary>
    /// Reads a table: a first line with the version, a heading, then <c>code,name,system</c>, where groups have two or
    /// four digits and no system.
    /// </summary>
    /// <exception cref="FormatException">A line is malformed, or a category is not preceded by its groups.</exception>
    internal static CategoryTable Read(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2 || !lines[0].StartsWith(VersionMark, StringComparison.Ordinal))
            throw new FormatException($"A category table starts with '{VersionMark}' and a heading.");

        var categories = new SortedDictionary<string, Category>(StringComparer.Ordinal);
        var groupNames = new Dictionary<string, string>();
        foreach (var line in lines.Skip(2))
        {
            if (line.Split(',') is not [var code, { Length: > 0 } name, var system]
                || code.Length is not (2 or 4 or CodeLength)
                || (system.Length > 0) != (code.Length == CodeLength)
                || (code.Length > 2 && !groupNames.ContainsKey(code[..^2]))
                || !(system.Length > 0 ? categories.TryAdd(code, new(code, name, system)) : groupNames.TryAdd(code, name)))
                throw new FormatException($"'{line}' is not a new category or group whose own group precedes it.");
        }
        return new CategoryTable(lines[0][VersionMark.Length..], [.. categories.Values], groupNames);
    }
}
