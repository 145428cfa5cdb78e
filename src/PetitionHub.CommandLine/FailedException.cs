namespace PetitionHub.CommandLine;

/// <summary>The command could not do what was asked for, and the message says what the user can do about it.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="advice">What to do about it.</param>
internal sealed class FailedException(string message, string advice) : Exception(message)
{
    public string Advice { get; } = advice;
}
