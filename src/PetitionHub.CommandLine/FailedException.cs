namespace PetitionHub.CommandLine;

/// <summary>What was asked for could not be done, and somebody can do something about it.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="advice">What to do about it.</param>
internal sealed class FailedException(string message, string advice) : Exception(message)
{
    public string Advice { get; } = advice;
}
