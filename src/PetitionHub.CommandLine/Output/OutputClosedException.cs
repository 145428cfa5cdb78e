namespace PetitionHub.CommandLine.Output;

/// <summary>The reader of standard output has closed it, as in <c>| head -1</c>.</summary>
internal sealed class OutputClosedException() : IOException("The reader of standard output has closed it.");
