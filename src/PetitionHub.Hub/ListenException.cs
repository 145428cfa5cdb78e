namespace PetitionHub.Hub;

/// <summary>A hub cannot listen where it is to. Nothing was made yet.</summary>
public sealed class ListenException : IOException
{
    /// <summary>A failure for the person who starts the hub.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What to do about it.</param>
    public ListenException(string message, string advice)
        : base(message) => Advice = advice;

    /// <summary>What to do about it.</summary>
    public string Advice { get; }
}
