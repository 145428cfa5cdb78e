namespace PetitionHub.CommandLine;

/// <summary>The command line, or a file that it names, asks for something that cannot be. Nothing was sent.</summary>
internal sealed class UsageException(string message, string advice) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Advice { get; } = advice;
}
