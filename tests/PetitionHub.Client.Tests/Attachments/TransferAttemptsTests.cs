using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Client.Internal;

namespace PetitionHub.Client.Tests.Attachments;

/// <summary>A transfer comes forward, or ends with a message.</summary>
public sealed class TransferAttemptsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
    private int _attempts;

    [Fact]
    public async Task RunAsync_HubEndsEachTryWithoutAByteOrAReason_EndsWithAMessageAfterThePatience()
    {
        var attempts = new TransferAttempts(Patience, _clock);

        var running = attempts.RunAsync(
            _ =>
            {
                _attempts++;
                attempts.Reached(4_096);
                return Task.FromResult(false);
            },
            Wait.Token);
        await AdvanceUntilEndedAsync(running);

        var exception = await Assert.ThrowsAsync<RpcException>(() => running);
        Assert.Contains(
            "ended the transfer before it was done, after 4,096 bytes", exception.Status.Detail, StringComparison.Ordinal);
        Assert.True(_attempts > 1);
    }

    [Fact]
    public async Task RunAsync_TriesThatEachComeForward_GoOnBeyondThePatience()
    {
        var attempts = new TransferAttempts(TimeSpan.FromSeconds(15), _clock);

        var running = attempts.RunAsync(
            _ =>
            {
                attempts.Reached(++_attempts);
                return Task.FromResult(_attempts == 50);
            },
            Wait.Token);
        await AdvanceUntilEndedAsync(running);

        await running;
        Assert.Equal(50, _attempts);
    }

    private async Task AdvanceUntilEndedAsync(Task running) => await Wait.UntilAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        return running.IsCompleted;
    });
}
