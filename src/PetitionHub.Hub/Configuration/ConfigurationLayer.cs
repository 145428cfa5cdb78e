using Microsoft.Extensions.Configuration;

namespace PetitionHub.Hub.Configuration;

/// <summary>One of the sources, read.</summary>
/// <param name="Values">Values by their keys.</param>
/// <param name="IsShared">True where others keep values there, too: what has no section is not the hub's.</param>
/// <param name="Describe">Describes the source of a key for people.</param>
internal sealed record ConfigurationLayer(IConfigurationRoot Values, bool IsShared, Func<string, string> Describe)
{
    private const string Prefix = "PETITIONHUB_";
    private const string Separator = "__";

    // What the commands of a client read, too: the folder of its development certificates is the hub's.
    private const string FolderVariable = "PETITIONHUB_DATA";

    /// <summary>The layers of the sources. A later one wins.</summary>
    /// <exception cref="IOException">A file or folder that is named is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not JSON.</exception>
    public static IReadOnlyList<ConfigurationLayer> Read(ConfigurationSources sources)
    {
        var environment = sources.Environment;
        var layers = new List<ConfigurationLayer>();
        if ((sources.File ?? environment.GetValueOrDefault(ConfigurationSources.FileVariable)) is { Length: > 0 } file)
            layers.Add(OfFile(file));
        layers.Add(OfEnvironment(environment));
        if ((sources.SecretsFolder
            ?? environment.GetValueOrDefault(ConfigurationSources.SecretsVariable)) is { Length: > 0 } folder)
            layers.Add(OfFolder(folder));
        layers.Add(new(
            Build(sources.CommandLine.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.Value))),
            IsShared: false,
            key => "option "
                + $"{sources.CommandLine.First(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value.Option}"));
        return layers;
    }

    /// <summary>Keys that it has and the hub does not know.</summary>
    public IEnumerable<string> FindUnknown() => Values.AsEnumerable()
        .Where(pair => pair.Value is not null && (!IsShared || pair.Key.Contains(':', StringComparison.Ordinal)))
        .Select(pair => pair.Key)
        .Where(key => !SettingKey.All.Any(known => known.Name.Equals(key, StringComparison.OrdinalIgnoreCase)));

    private static ConfigurationLayer OfFile(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no configuration file '{path}'.", path);
        try
        {
            return new(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path)).Build(), IsShared: false, _ =>
                $"file {path}");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(
                $"The configuration file '{path}' is not JSON: {exception.GetBaseException().Message}", exception);
        }
    }

    private static ConfigurationLayer OfFolder(string path)
    {
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"There is no folder of secrets '{path}'.");
        return new(
            new ConfigurationBuilder().AddKeyPerFile(Path.GetFullPath(path), optional: false).Build(),
            IsShared: true,
            key => $"secret file {Path.Combine(path, key.Replace(":", Separator, StringComparison.Ordinal))}");
    }

    private static ConfigurationLayer OfEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var variables = environment
            .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && pair.Key.Contains(Separator, StringComparison.Ordinal))
            .GroupBy(pair => Key(pair.Key), pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(spellings => spellings.Key, OnlyOne, StringComparer.OrdinalIgnoreCase);
        if (environment.GetValueOrDefault(FolderVariable) is { Length: > 0 })
            variables.TryAdd($"{nameof(HubOptions.Data)}:{nameof(DataOptions.Folder)}", FolderVariable);
        return new(
            Build(variables.Select(pair => KeyValuePair.Create(pair.Key, (string?)environment[pair.Value]))),
            IsShared: true,
            key => $"environment variable {variables[key]}");
    }

    /// <summary>
    /// Some systems tell variables apart by case, and the hub does not: which one is meant is not for it to guess.
    /// </summary>
    private static string OnlyOne(IGrouping<string, string> spellings)
    {
        string[] variables = [.. spellings.Order(StringComparer.Ordinal)];
        return variables.Length == 1
            ? variables[0]
            : throw new HubConfigurationException(
                [new(spellings.Key, $"is given more than once, as {string.Join(" and ", variables)}",
                    $"environment variable {variables[0]}")]);
    }

    private static string Key(string variable) => variable[Prefix.Length..].Replace(Separator, ":", StringComparison.Ordinal);

    private static IConfigurationRoot Build(IEnumerable<KeyValuePair<string, string?>> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();
}
