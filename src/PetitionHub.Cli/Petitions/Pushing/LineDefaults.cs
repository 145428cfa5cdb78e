using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>What a line takes where it says nothing itself; empty texts say nothing either.</summary>
internal sealed record LineDefaults(string Category, string Territory, Channel Channel, Purpose Purpose, string DestinationUnit);
