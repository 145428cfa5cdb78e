using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>The values for fields that a line leaves out. An empty text counts as left out.</summary>
internal sealed record LineDefaults(string Category, string Territory, Channel Channel, Purpose Purpose, string DestinationUnit);
