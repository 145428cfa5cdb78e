namespace PetitionHub.Lab.Demo.Material;

/// <summary>A word that shows what a message is about.</summary>
/// <param name="Word">The word.</param>
/// <param name="Category">The category that it points to, six digits.</param>
/// <param name="Weight">How surely it does, 1 to 9; a subject counts four times as much as a body.</param>
internal sealed record Keyword(string Word, string Category, int Weight);
