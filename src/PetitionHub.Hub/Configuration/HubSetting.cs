namespace PetitionHub.Hub.Configuration;

/// <summary>One value of the hub's configuration, and where it came from.</summary>
/// <param name="Key">Its key, as <c>Listen:Units</c>.</param>
/// <param name="Value">The value in use; a secret is masked; empty for none.</param>
/// <param name="Source">Where it came from, as <c>default</c> or <c>environment variable PETITIONHUB_LISTEN__UNITS</c>.</param>
/// <param name="IsSecret">True where <paramref name="Value"/> is masked.</param>
public sealed record HubSetting(string Key, string Value, string Source, bool IsSecret);
