using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Inboxes;

/// <summary>Inboxes, cursors and parked entries.</summary>
public abstract class InboxContract : LedgerContract
{
    [Fact]
    public async Task ReadInbox_GivesWhatIsAddressedToTheUnitInOrder()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var expected = new List<long>();
        foreach (var to in new[] { TestUnits.Housing, TestUnits.Education, TestUnits.Housing })
        {
            var receipt = await ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(to.Code, "")));
            if (to == TestUnits.Housing)
                expected.Add(receipt.LastSequence);
        }

        var all = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, 0, 10, Token);
        var first = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, 0, 1, Token);
        var rest = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, expected[0], 1, Token);

        Assert.Equal(expected, all.Entries.Select(stored => stored.Sequence));
        Assert.All(all.Entries, stored => Assert.Contains(TestUnits.Housing.Code.Value, stored.Entry.Addressees));
        Assert.Equal((1, true), (first.Entries.Count, first.More));
        Assert.Equal((expected[1], false), (Assert.Single(rest.Entries).Sequence, rest.More));
    }

    [Fact]
    public async Task Acknowledge_MovesTheCursorForwardOnly()
    {
        await using var ledger = await OpenWithUnitsAsync();

        Assert.Equal(0, await ledger.Inboxes.GetCursorAsync(TestUnits.Housing.Code, "main", Token));
        Assert.Equal(5, (await ledger.AcknowledgeAsync(TestUnits.Housing, 5)).Value);
        Assert.Equal(5, (await ledger.AcknowledgeAsync(TestUnits.Housing, 3)).Value);
        Assert.Equal(5, await ledger.Inboxes.GetCursorAsync(TestUnits.Housing.Code, "main", Token));
        Assert.Equal(0, await ledger.Inboxes.GetCursorAsync(TestUnits.Housing.Code, "archive", Token));
        Assert.Equal(0, await ledger.Inboxes.GetCursorAsync(TestUnits.Education.Code, "main", Token));
    }

    [Fact]
    public async Task Acknowledge_ManyAtOnce_EndsAtTheGreatest()
    {
        await using var ledger = await OpenWithUnitsAsync();

        var results = await Task.WhenAll(
            Enumerable.Range(1, 7).Reverse().Select(i => ledger.AcknowledgeAsync(TestUnits.Housing, i)));

        Assert.All(results, result => Assert.True(result.IsAccepted));
        Assert.Equal(7, await ledger.Inboxes.GetCursorAsync(TestUnits.Housing.Code, "main", Token));
    }

    [Fact]
    public async Task Acknowledge_BeyondTheHead_IsRefused()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var head = (await ledger.Entries.GetHeadAsync(Token)).Sequence;

        var result = await ledger.AcknowledgeAsync(TestUnits.Housing, head + 1);

        Assert.Equal(RefusalReason.CursorAhead, result.Refusal!.Reason);
        Assert.Equal($"{head}", result.Refusal.Metadata["head"]);
        Assert.Equal(0, await ledger.Inboxes.GetCursorAsync(TestUnits.Housing.Code, "main", Token));
    }

    [Fact]
    public async Task Park_SetsTheEntryAsideAndMovesTheCursorPastIt()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var receipt = await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));

        var parked = await ledger.ParkAsync(TestUnits.Housing, receipt.LastSequence, "first");
        await ledger.ParkAsync(TestUnits.Housing, receipt.LastSequence, "second");

        Assert.Equal(receipt.LastSequence, parked.Value);
        var entry = Assert.Single(await ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, null, null, 10, Token));
        Assert.Equal((receipt.LastSequence, "main", "second"), (entry.Sequence, entry.Consumer, entry.Reason));
        Assert.Equal(receipt.At, entry.At);
        var inbox = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, 0, 10, Token);
        Assert.Single(inbox.Entries);
    }

    [Fact]
    public async Task Park_AnEntryThatIsNotInTheInbox_IsRefused()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var receipt = await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));

        foreach (var sequence in new[] { receipt.FirstSequence, receipt.LastSequence + 1, 0 })
            Assert.Equal(
                RefusalReason.EntryNotFound, (await ledger.ParkAsync(TestUnits.Housing, sequence, "no")).Refusal!.Reason);
        Assert.Equal(
            RefusalReason.EntryNotFound,
            (await ledger.ParkAsync(TestUnits.Education, receipt.LastSequence, "no")).Refusal!.Reason);
        Assert.Equal(0, await ledger.Inboxes.GetCursorAsync(TestUnits.Housing.Code, "main", Token));
    }

    [Fact]
    public async Task Unpark_TakesTheEntryOffTheList()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var receipt = await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));
        await ledger.ParkAsync(TestUnits.Housing, receipt.LastSequence, "later");

        var unparked = await ledger.UnparkAsync(TestUnits.Housing, receipt.LastSequence);
        var again = await ledger.UnparkAsync(TestUnits.Housing, receipt.LastSequence);

        Assert.Equal(receipt.LastSequence, unparked.Value);
        Assert.Equal(RefusalReason.EntryNotFound, again.Refusal!.Reason);
        Assert.Empty(await ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, null, null, 10, Token));
    }

    [Fact]
    public async Task ListParked_GoesByConsumerAndSequenceAPageAtATime()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var keys = new List<ParkedPlace>();
        for (var i = 0; i < 3; i++)
        {
            var receipt = await ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));
            foreach (var consumer in new[] { "b", "a" })
            {
                await ledger.Writer.ParkAsync(TestUnits.Housing.Code, consumer, receipt.LastSequence, "later", Token);
                keys.Add(new ParkedPlace(consumer, receipt.LastSequence));
            }
        }

        var read = new List<ParkedPlace>();
        ParkedPlace? after = null;
        while (true)
        {
            var page = await ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, null, after, 2, Token);
            if (page.Count == 0)
                break;
            read.AddRange(page.Select(entry => new ParkedPlace(entry.Consumer, entry.Sequence)));
            after = read[^1];
        }

        Assert.Equal(keys.OrderBy(key => key.Consumer, StringComparer.Ordinal).ThenBy(key => key.Sequence), read);
        var ofB = await ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, "b", null, 10, Token);
        Assert.All(ofB, entry => Assert.Equal("b", entry.Consumer));
        Assert.Equal(3, ofB.Count);
    }
}
