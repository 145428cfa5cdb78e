namespace PetitionHub.Client.Internal;

/// <summary>
/// Tells any number of waiting tasks that something changed. Take <see cref="Next"/>, look, then wait for it: no change is
/// missed.
/// </summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource _next = New();

    public Task Next => _next.Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
