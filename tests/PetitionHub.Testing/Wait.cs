using System.Globalization;

namespace PetitionHub.Testing;

/// <summary>How long tests wait: long enough for a busy machine, so that only a hang fails by it.</summary>
public static class Wait
{
    /// <summary>
    /// 90 s; a project whose tests run whole processes sets its own, <c>PetitionHub.Testing.PatienceSeconds</c>.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(
        AppContext.GetData("PetitionHub.Testing.PatienceSeconds") is { } set
            ? Convert.ToDouble(set, CultureInfo.InvariantCulture) : 90);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task Bounded(this Task task) => task.WaitAsync(Patience, Token);

    public static Task<T> Bounded<T>(this Task<T> task) => task.WaitAsync(Patience, Token);

    /// <summary>Waits until something holds that another task or process brings about.</summary>
    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    /// <summary>Waits until something holds that only a call can find out.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
    }
}
