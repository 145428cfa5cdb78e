using System.CommandLine;

namespace PetitionHub.Cli;

/// <summary>Commands that are for the same, as the program's own help shows them.</summary>
/// <param name="Title">What they are for.</param>
/// <param name="Commands">Each with what it does, in few enough words for a line.</param>
internal sealed record CommandGroup(string Title, params IReadOnlyList<(Command Command, string Summary)> Commands);
