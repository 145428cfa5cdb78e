namespace PetitionHub.Hub.Configuration;

/// <summary>
/// The configuration stops the start. The message has a line for each error: the key, what is wrong, where it came from.
/// </summary>
public sealed class HubConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join('\n', errors))
{
    /// <summary>The errors; at least one.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
