
namespace PetitionHub.Console.Tests.Running;

/// <summary>The console's own sources: what its pages say and read stands only there.</summary>
internal static class ConsoleSources
{
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Find(), "src", "PetitionHub.Console"))
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Find(), "src", "PetitionHub.Console")))
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs")
            .Select(file => (file, File.ReadAllText(file))),
    ];
}
