namespace PetitionHub.Client.Internal;

/// <summary>What a file is for, so that one kind is never taken for another.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Id">The mark in its header.</param>
/// <param name="Version">The version of its tables.</param>
/// <param name="Schema">The statements that make its tables.</param>
/// <param name="Additions">
/// What came later and an earlier program can do without, made where it is not there. A file that is only read may lack it.
/// </param>
internal sealed record LocalFileKind(string Name, int Id, int Version, string Schema, string Additions);
