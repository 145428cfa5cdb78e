namespace PetitionHub.Hub.Errors;

/// <summary>Metadata of a service's methods: the largest message that it takes, where that is not the hub's.</summary>
/// <param name="Bytes">The limit in bytes.</param>
internal sealed record MessageLimit(int Bytes);
