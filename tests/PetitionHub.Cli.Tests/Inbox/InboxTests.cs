using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Inbox;

public sealed class InboxTests
{
    [Fact]
    public async Task Pull_WithAck_AcknowledgesWhatItShowed()
    {
        await using var hub = await FakeHub.StartAsync();

        var first = await hub.RunAsync("inbox", "pull", "--size", "3", "--ack", "-o", "json");
        var second = await hub.RunAsync("inbox", "pull", "--size", "3", "-o", "json");

        Assert.Equal(3, first.OutputLines.Length);
        Assert.Contains("\"sequence\": \"4\"", second.OutputLines[0]);
        Assert.Equal([3L], hub.Inbox.Acknowledged);
    }

    [Fact]
    public async Task Watch_StreamsThatBreak_ShowsEachEntryOnce()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Inbox.EntriesPerStream = 4;

        var run = await hub.RunAsync("inbox", "watch", "--count", "10");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"p-{n}"), run.OutputLines.Select(PetitionOf));
        Assert.Equal([4L, 8L], hub.Inbox.Subscriptions.Skip(1).Select(request => request.AfterSequence).Distinct());
    }

    [Fact]
    public async Task Watch_WithAck_EndsWithTheLastEntryAcknowledged()
    {
        await using var hub = await FakeHub.StartAsync();

        await hub.RunAsync("inbox", "watch", "--ack", "--count", "10", "-o", "json");

        Assert.Equal(10, hub.Inbox.Acknowledged.Last());
    }

    private static string PetitionOf(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries)[^2];
}
