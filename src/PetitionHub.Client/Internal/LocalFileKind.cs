namespace PetitionHub.Client.Internal;

/// <summary>What a file is for, so that one kind is never taken for another.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Id">The mark in its header.</param>
/// <param name="Version">The version of its tables.</param>
/// <param name="Schema">The statements that make its tables.</param>
internal sealed record LocalFileKind(string Name, int Id, int Version, string Schema);
