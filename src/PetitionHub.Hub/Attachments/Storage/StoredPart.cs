namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>A part of a file, as it is stored.</summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="SizeBytes">How many bytes it has.</param>
internal readonly record struct StoredPart(int Index, long SizeBytes);
