namespace PetitionHub.Lab.Bench.Handover;

/// <summary>A way by which petitions are handed over while the clock runs.</summary>
internal interface IHandoverSender
{
    /// <summary>Sends for a time, or until no petition is left, and then waits for the answers that are due.</summary>
    /// <returns>The time in which it sent.</returns>
    Task<Window> SendAsync(TimeSpan duration, CancellationToken cancel);
}
