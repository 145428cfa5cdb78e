using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace PetitionHub.Client.Tests;

public sealed class HubRetryTests
{
    private readonly FakeTimeProvider _clock = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private int _calls;

    [Fact]
    public async Task CallAsync_TransientThenAnswered_IsTheAnswer()
    {
        var answer = await RunAsync(TimeSpan.FromMinutes(1), call => call < 4
            ? throw RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING")
            : Task.FromResult(call));

        Assert.Equal(4, answer);
    }

    [Fact]
    public async Task CallAsync_Refused_IsNotTriedAgain()
    {
        await Assert.ThrowsAsync<RpcException>(() => RunAsync(
            TimeSpan.FromMinutes(1), _ => throw RefusedCall.With(StatusCode.InvalidArgument, "FIELD_INVALID")));

        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task CallAsync_HubStaysAway_EndsWithTheLastFailureOncePatienceIsOver()
    {
        var start = _clock.GetUtcNow();

        var failure = await Assert.ThrowsAsync<RpcException>(() => RunAsync(
            TimeSpan.FromMinutes(1), _ => throw RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING")));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.InRange(_calls, 7, 30);
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public void Pause_DelayAskedByTheHub_IsNeverShortened() => Assert.All(Enumerable.Range(0, 100), attempt =>
        Assert.InRange(
            HubRetry.Pause(attempt, TimeSpan.FromSeconds(3)), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(13)));

    private async Task<int> RunAsync(TimeSpan patience, Func<int, Task<int>> call)
    {
        var retry = new HubRetry(patience, _clock);
        var running = retry.CallAsync(_ => call(++_calls), TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await running;
    }
}
