namespace PetitionHub.Lab.Bench.Handover;

/// <summary>A way by which petitions are handed over while the clock runs.</summary>
internal interface IHandoverSender
{
    /// <summary>Sends for so long, or until the stock is gone; all that was sent has its answer at the end.</summary>
    /// <returns>The window of the time that was asked for.</returns>
    Task<Window> SendAsync(TimeSpan duration, CancellationToken cancel);
}
