using System.Text.Json.Nodes;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>A line of the file that is pushed.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its text, without the line's end.</param>
/// <param name="Json">What it says; null where it is not a JSON object.</param>
/// <param name="Fault">Why it is not; null where it is a JSON object.</param>
/// <param name="Occurrence">How many lines with the same text, and without an id, came before it.</param>
internal sealed record NumberedLine(long Number, string Text, JsonObject? Json, LineException? Fault, int Occurrence = 0);
