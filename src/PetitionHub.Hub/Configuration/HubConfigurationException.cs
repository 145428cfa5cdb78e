namespace PetitionHub.Hub.Configuration;

/// <summary>
/// The configuration stops the start. The message has a line for each fault: the key, what is wrong, where it came from.
/// </summary>
public sealed class HubConfigurationException(IReadOnlyList<ConfigurationFault> faults)
    : Exception(string.Join('\n', faults))
{
    /// <summary>The faults; at least one.</summary>
    public IReadOnlyList<ConfigurationFault> Faults { get; } = faults;
}
