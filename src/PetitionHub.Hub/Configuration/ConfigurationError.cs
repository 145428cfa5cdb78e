namespace PetitionHub.Hub.Configuration;

/// <summary>A value that stops the start.</summary>
/// <param name="Key">Its key, as <c>Listen:Units</c>.</param>
/// <param name="Description">What is wrong with it, to follow the key.</param>
/// <param name="Source">Where it came from.</param>
public sealed record ConfigurationError(string Key, string Description, string Source)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key} {Description} (from: {Source}).";
}
