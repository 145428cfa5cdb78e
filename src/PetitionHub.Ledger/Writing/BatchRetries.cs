namespace PetitionHub.Ledger.Writing;

/// <summary>How often a batch that a passing fault broke is run again, and after what delay.</summary>
/// <param name="Attempts">How often it is run at most, the first time included.</param>
/// <param name="Window">How long after its beginning it may begin again: callers do not wait for ever, and send again
/// themselves.</param>
/// <param name="LeastDelay">The delay after the first attempt, at most; it doubles with each.</param>
/// <param name="MostDelay">The longest delay.</param>
internal sealed record BatchRetries(int Attempts, TimeSpan Window, TimeSpan LeastDelay, TimeSpan MostDelay)
{
    /// <summary>Five attempts, 50 ms to 2 s apart.</summary>
    public static BatchRetries Within(int windowMs) => new(
        5, TimeSpan.FromMilliseconds(windowMs), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));

    public bool Allow(int attemptsMade, TimeSpan elapsed) => attemptsMade < Attempts && elapsed < Window;

    /// <summary>
    /// By chance between half of the delay and all of it, so that replicas that fell over each other do not do so again.
    /// </summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var delay = LeastDelay * Math.Pow(2, attempt - 1);
        return (delay < MostDelay ? delay : MostDelay) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
