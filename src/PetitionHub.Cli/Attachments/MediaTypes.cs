using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Cli.Attachments;

/// <summary>
/// What a file is, by the end of its name. The table is ASP.NET Core's (MIT licence), which a test compares it with: a client
/// command does not load a web server to read a name.
/// </summary>
internal static class MediaTypes
{
    private const string Table = "media-types.csv";

    public static FrozenDictionary<string, string> ByExtension { get; } = Load();

    public static bool TryFind(string path, [NotNullWhen(true)] out string? mediaType) =>
        ByExtension.TryGetValue(Path.GetExtension(path), out mediaType);

    private static FrozenDictionary<string, string> Load()
    {
        using var table = new StreamReader(typeof(MediaTypes).Assembly.GetManifestResourceStream(Table)!);
        return table.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(','))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
    }
}
