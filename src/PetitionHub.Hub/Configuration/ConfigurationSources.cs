namespace PetitionHub.Hub.Configuration;

/// <summary>
/// What a hub's configuration is read from; a later one wins: file, environment, folder of secrets, command line.
/// </summary>
public sealed record ConfigurationSources
{
    /// <summary>The environment variable that names the file, where it is not given.</summary>
    public const string FileVariable = "PETITIONHUB_CONFIG";

    /// <summary>The environment variable that names the folder of secrets, where it is not given.</summary>
    public const string SecretsVariable = "PETITIONHUB_SECRETS";

    /// <summary>A JSON file with an object for each section; null for none.</summary>
    public string? File { get; init; }

    /// <summary>
    /// A folder with a file for each value, named as <c>Ledger__Connection</c>: how Docker, Kubernetes and systemd hand out
    /// secrets; null for none.
    /// </summary>
    public string? SecretsFolder { get; init; }

    /// <summary>Environment variables. Those named <c>PETITIONHUB_SECTION__KEY</c> count.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the command line gives: values by their keys, with the option that gave each.</summary>
    public IReadOnlyDictionary<string, (string Value, string Option)> CommandLine { get; init; } =
        new Dictionary<string, (string, string)>();
}
