namespace PetitionHub.Console.Live;

/// <summary>Renews a page again and again, also after a renewal that failed.</summary>
internal static class Renewal
{
    /// <summary>Runs until <paramref name="leaving"/>.</summary>
    /// <param name="timer">Ticks before each renewal.</param>
    /// <param name="renew">Renews the page.</param>
    /// <param name="fail">Called with the exception of a failed renewal; the loop continues.</param>
    /// <param name="leaving">Cancelled when the page is closed.</param>
    public static async Task RunAsync(
        PeriodicTimer timer, Func<Task> renew, Func<Exception, Task> fail, CancellationToken leaving)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
                await TryAsync(renew, fail, leaving);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is closed.
        }
        catch (ObjectDisposedException) when (leaving.IsCancellationRequested)
        {
            // The page went away while it was renewed.
        }
    }

    /// <summary>Renews a page once.</summary>
    public static async Task TryAsync(Func<Task> renew, Func<Exception, Task> fail, CancellationToken leaving)
    {
        try
        {
            await renew();
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            await fail(exception);
        }
    }
}
