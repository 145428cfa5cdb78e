namespace PetitionHub.CommandLine.Texts;

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">How many bytes of the file it is, with its end.</param>
/// <param name="Text">Its text, without the line's end; empty where that cannot be read.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal readonly record struct TextLine(long Number, long Bytes, string Text, string? Fault = null);
