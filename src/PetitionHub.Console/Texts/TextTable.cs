using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Steps = PetitionHub.V1.LedgerEntry.StepOneofCase;

namespace PetitionHub.Console.Texts;

/// <summary>All that the console says in one language. The programs run without cultures: the tables are its own.</summary>
public sealed partial class TextTable
{
    private readonly FrozenDictionary<string, string> _texts;
    private readonly FrozenDictionary<Steps, string> _steps;

    private TextTable(string language, string name, Func<V1.Label, string> labelOf)
    {
        (Language, Name) = (language, name);
        using var stream = typeof(TextTable).Assembly.GetManifestResourceStream($"console/texts/{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
        _steps = V1.LedgerEntry.Descriptor.Oneofs.Single(oneof => oneof.Name == "step").Fields.ToFrozenDictionary(
            field => (Steps)field.FieldNumber, field => labelOf(field.GetOptions().GetExtension(V1.OptionsExtensions.Label)));
    }

    /// <summary>The languages. The first is used where the browser asks for none of them.</summary>
    public static IReadOnlyList<TextTable> All { get; } =
        [new("en", "English", label => label.En), new("zh-Hans", "简体中文", label => label.ZhHans)];

    /// <summary>The language's tag, as pages declare it.</summary>
    public string Language { get; }

    /// <summary>The language's own name for itself.</summary>
    public string Name { get; }

    /// <summary>The keys of all texts.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text by its key.</summary>
    public string this[string key] => _texts[key];

    /// <summary>A text with values in its places.</summary>
    public string Say(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A value of an enum in words: its key is the enum's name and the value's.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>A step's name, as the contract labels its field; also of a step that this hub does not know.</summary>
    public string OfStep(V1.LedgerEntry entry) => OfStep(entry.StepCase);

    /// <summary>A step's name, as the contract labels its field in an entry.</summary>
    public string OfStep(Steps step) => step == Steps.None ? this["Step.None"] : _steps[step];

    /// <summary>The table of a language's tag; null where there is none.</summary>
    public static TextTable? Find(string? language) => All.FirstOrDefault(table => table.Language == language);

    /// <summary>The table of the first language that the header <c>Accept-Language</c> asks for and the console has.</summary>
    public static TextTable FindAccepted(string header) => header.Split(',')
        .Select(range => range.Split(';')[0].Trim())
        .Select(range => All.FirstOrDefault(table => PrimaryTag().Match(range).Value.Equals(
            PrimaryTag().Match(table.Language).Value, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(table => table is not null) ?? All[0];

    [GeneratedRegex("^[a-zA-Z]+")]
    private static partial Regex PrimaryTag();
}
