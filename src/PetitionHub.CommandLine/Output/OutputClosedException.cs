namespace PetitionHub.CommandLine.Output;

/// <summary>Whoever read standard output has gone, as in <c>| head -1</c>.</summary>
internal sealed class OutputClosedException() : IOException("Nobody reads standard output any more.");
