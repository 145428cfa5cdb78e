using Microsoft.Extensions.Configuration;

namespace PetitionHub.Hub.Configuration;

/// <summary>A hub's configuration, read and checked, with the source of every value.</summary>
public sealed class HubConfiguration
{
    private const string Default = "default";

    // What the readers of files and of the environment put for bytes that are not UTF-8.
    private const char NotUtf8 = '\uFFFD';

    private HubConfiguration(HubOptions options, IReadOnlyList<HubSetting> settings) => (Options, Settings) = (options, settings);

    /// <summary>The options.</summary>
    public HubOptions Options { get; }

    /// <summary>Every value with its source, in the order of the options.</summary>
    public IReadOnlyList<HubSetting> Settings { get; }

    /// <summary>Reads and checks.</summary>
    /// <exception cref="HubConfigurationException">Values are bad, or nothing that the hub knows; all of them are
    /// named.</exception>
    /// <exception cref="IOException">A file or folder that is named is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not JSON.</exception>
    public static HubConfiguration Load(ConfigurationSources sources)
    {
        var layers = ConfigurationLayer.Read(sources);
        var faults = layers.SelectMany(FindUnknown).ToList();
        var winners = new Dictionary<string, (string? Value, string Source)>();
        foreach (var key in SettingKey.All)
        {
            if (Find(layers, key) is not { } winner)
                continue;
            if (winner.Value.Length == 0 && key.IsOptional)
                winners.Add(key.Name, (null, winner.Source));
            else if (winner.Value.Contains(NotUtf8, StringComparison.Ordinal))
                faults.Add(new ConfigurationError(
                    key.Name, "has bytes that are not UTF-8 (it may be GBK): save it as UTF-8", winner.Source));
            else if (key.FindFault(winner.Value) is { } fault)
                faults.Add(new ConfigurationError(key.Name, fault, winner.Source));
            else
                winners.Add(key.Name, winner);
        }

        var options = Bind(winners);
        string SourceOf(string key) => winners.TryGetValue(key, out var winner) ? winner.Source : Default;
        faults.AddRange(
            options.FindErrors().Select(error =>
                new ConfigurationError(error.Option, error.Description, SourceOf(error.Option))));
        return faults.Count > 0
            ? throw new HubConfigurationException(faults)
            : new(options,
                [.. SettingKey.All.Select(key => new HubSetting(key.Name, key.Show(options), SourceOf(key.Name), key.IsSecret))]);
    }

    private static IEnumerable<ConfigurationError> FindUnknown(ConfigurationLayer layer) =>
        layer.FindUnknown().Select(key => new ConfigurationError(
            key, "is not a setting of the hub: 'petitionhub config' lists them", layer.Describe(key)));

    /// <summary>
    /// The value of the last layer that has one; an empty one means none, where that can be, and still comes from there.
    /// </summary>
    private static (string Value, string Source)? Find(IEnumerable<ConfigurationLayer> layers, SettingKey key) => layers
        .Select(layer => (Value: layer.Values[key.Name]?.TrimEnd('\r', '\n'), layer))
        .LastOrDefault(found => found.Value is not null) is { Value: { } value, layer: var from }
            ? (value, from.Describe(key.Name))
            : null;

    private static HubOptions Bind(Dictionary<string, (string? Value, string Source)> values) => new ConfigurationBuilder()
        .AddInMemoryCollection(
            values.Where(pair => pair.Value.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)))
        .Build().Get<HubOptions>() ?? new HubOptions();
}
