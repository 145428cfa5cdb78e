namespace PetitionHub.Lab.Demo.Offices;

/// <summary>A deliberate mistake, and what the hub said to it.</summary>
/// <param name="Attempt">What was tried.</param>
/// <param name="Expected">The reason that had to come.</param>
/// <param name="Reason">The reason that came; <c>ACCEPTED</c> where the hub took it.</param>
/// <param name="Message">What the hub said.</param>
internal sealed record Refused(string Attempt, string Expected, string Reason, string Message)
{
    /// <summary>True where the hub refused it for the right reason.</summary>
    public bool IsRight => Reason == Expected;
}
