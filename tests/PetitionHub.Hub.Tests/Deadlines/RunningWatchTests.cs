using Microsoft.Extensions.Time.Testing;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Deadlines;

/// <summary>The watch of a hub as it runs: it looks by itself as time passes, and urges where that is switched on.</summary>
public sealed class RunningWatchTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));
    private readonly HubLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hub_AsTheClockGoesOn_TellsAndUrgesByItself()
    {
        await using var hub = await TestHub.StartAsync(
            _folder.Path, _log, _clock, configure: options => options with { Deadlines = new() { UrgeWhenOverdue = true } });
        await hub.ImportUnitsAsync();
        await hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Register());

        // Due by the end of 17 March in Shanghai.
        await AdvanceToAsync(hub, new DateTimeOffset(2026, 3, 14, 16, 0, 0, TimeSpan.Zero), entries: 1);
        await AdvanceToAsync(hub, new DateTimeOffset(2026, 3, 17, 16, 0, 0, TimeSpan.Zero), entries: 3);

        var inbox = await PullAsync(hub);
        Assert.Equal(
            [
                LedgerEntry.StepOneofCase.DeadlineNotice, LedgerEntry.StepOneofCase.DeadlineNotice,
                LedgerEntry.StepOneofCase.Urging,
            ],
            inbox.Select(entry => entry.StepCase));
        Assert.All(inbox, entry => Assert.Equal("operator:hub", entry.Actor));
        Assert.Empty(_log.Errors);
    }

    [Fact]
    public async Task Hub_WhereTheWatchIsOff_TellsNothing()
    {
        await using var hub = await TestHub.StartAsync(
            _folder.Path, _log, _clock, configure: options => options with { Deadlines = new() { Enabled = false } });
        await hub.ImportUnitsAsync();
        await hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Register());

        _clock.Advance(TimeSpan.FromDays(30));
        await hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Register());

        Assert.Empty(await PullAsync(hub));
    }

    /// <summary>
    /// A look takes a while, during which the clock stands still: it is moved until the hub has sent what it should.
    /// </summary>
    private async Task AdvanceToAsync(TestHub hub, DateTimeOffset time, int entries)
    {
        _clock.SetUtcNow(time);
        await Wait.UntilAsync(async () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(61));
            return (await PullAsync(hub)).Count >= entries;
        });
        Assert.Equal(entries, (await PullAsync(hub)).Count);
    }

    private static async Task<IReadOnlyList<LedgerEntry>> PullAsync(TestHub hub) =>
        (await hub.As(TianxinHousing).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token)).Entries;
}
