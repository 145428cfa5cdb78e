namespace PetitionHub.Client.Tests.Testing;

/// <summary>How long tests wait: long enough for a busy machine, so that only a hang fails by it.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task Bounded(this Task task) => task.WaitAsync(Patience, Token);

    public static Task<T> Bounded<T>(this Task<T> task) => task.WaitAsync(Patience, Token);

    /// <summary>Waits until something holds that another task brings about.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
    }
}
