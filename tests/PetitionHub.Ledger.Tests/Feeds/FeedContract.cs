using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Feeds;

/// <summary>Feeds: the union of inbox, sent entries and territory, in the ledger's order.</summary>
public abstract class FeedContract : LedgerContract
{
    private static readonly Unit Zhuzhou = TestUnits.Make("430200", "bureau", OrganType.Bureau, "petition");
    private static readonly Unit Tianyuan = TestUnits.Make("430211", "bureau", OrganType.Bureau, "petition");

    [Fact]
    public async Task ReadFeed_OfEachScope_GivesWhatItsNameSays()
    {
        await using var ledger = await OpenAsync(Zhuzhou, Tianyuan);
        var here = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var there = await ledger.AcceptAsync(Commands.Register(Tianyuan, Commands.NewId()));
        var all = await EntriesAsync(ledger);

        Assert.Equal(
            all.Where(entry => entry.Addressees.Contains(TestUnits.Housing.Code.Value)),
            await ReadAsync(ledger, new FeedQuery { AddressedTo = TestUnits.Housing.Code }));
        Assert.Equal(
            all.Where(entry => entry.Actor == TestUnits.Housing.Code.Value), await ReadAsync(
                ledger, new FeedQuery { SentBy = TestUnits.Housing.Code }));
        Assert.Equal(all.Where(entry => entry.PetitionId == $"{here}"), await ReadAsync(ledger, Reaching(TestUnits.Yuelu)));
        Assert.Equal(all.Where(entry => entry.PetitionId == $"{here}"), await ReadAsync(ledger, Reaching(TestUnits.Changsha)));
        Assert.Equal(all.Where(entry => entry.PetitionId == $"{there.Petition}"), await ReadAsync(ledger, Reaching(Zhuzhou)));
        Assert.Equal(all.Where(entry => entry.PetitionId.Length > 0), await ReadAsync(ledger, Reaching(TestUnits.Hunan)));
        Assert.Equal(all.Where(entry => entry.PetitionId.Length > 0), await ReadAsync(ledger, Reaching(TestUnits.National)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task ReadFeed_OfAllScopes_GivesTheirUnionInOrderWithoutDoublesWhateverThePage(int size)
    {
        await using var ledger = await OpenAsync(Zhuzhou, Tianyuan);
        for (var i = 0; i < 5; i++)
        {
            await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
            await ledger.AcceptAsync(Commands.Register(Tianyuan, Commands.NewId()));
        }

        var read = await ReadAsync(
            ledger,
            new FeedQuery
            {
                AddressedTo = TestUnits.Yuelu.Code,
                SentBy = TestUnits.Yuelu.Code,
                Reaching = TestUnits.Yuelu.Territory,
            },
            size);

        Assert.Equal(
            (await EntriesAsync(ledger)).Where(entry => entry.PetitionId.Length > 0 && entry.Actor != Tianyuan.Code.Value), read);
    }

    [Fact]
    public async Task ReadFeed_WithFilters_GivesWhatHasBothAndReadsOnToTheHead()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var wanted = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var query = Reaching(TestUnits.Yuelu) with { Steps = [StepKind.Transfer], Matters = [wanted] };

        var page = await ledger.Feeds.ReadFeedAsync(query, 0, 10, Token);

        var stored = Assert.Single(page.Entries);
        Assert.Equal((wanted.ToString(), V1.LedgerEntry.StepOneofCase.Transfer),
            (stored.Entry.PetitionId, stored.Entry.StepCase));
        Assert.Equal(((await ledger.Entries.GetHeadAsync(Token)).Sequence, false), (page.Through, page.More));
    }

    [Fact]
    public async Task ReadFeed_OfWhatIsNotThere_IsReadThroughToTheHead()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var head = (await ledger.Entries.GetHeadAsync(Token)).Sequence;

        foreach (var after in new[] { 0, head, head + 1 })
        {
            var page = await ledger.Feeds.ReadFeedAsync(
                new FeedQuery { AddressedTo = TestUnits.Education.Code }, after, 1, Token);
            Assert.Equal((0, Math.Max(after, head), false), (page.Entries.Count, page.Through, page.More));
        }
    }

    [Fact]
    public async Task Reach_OfAnEntry_IsWhereItsUnitsServedThen()
    {
        await using var ledger = await OpenAsync(Zhuzhou, Tianyuan);
        var before = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(
            Commands.ChangeUnit(UnitChangeKind.Update, TestUnits.Housing with { Territory = Tianyuan.Territory }));
        var notice = await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, before));
        var progress = await ledger.AcceptAsync(
            Commands.Submit(Actor.Of(TestUnits.Housing.Code), before, new ProgressReport("已派人查看，正在维修", false)));

        Assert.Equal([notice.LastSequence, progress.LastSequence], await SequencesAsync(ledger, Reaching(Tianyuan)));
        Assert.Equal(5, (await SequencesAsync(ledger, Reaching(TestUnits.Yuelu))).Count);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Reach_AfterAReturn_IsNoLongerWhereItWas()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Changsha, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Housing, petition));
        var returned = await ledger.AcceptAsync(
            Commands.Submit(Actor.Of(TestUnits.Changsha.Code), petition, new ObjectionDecision(true, "说明理由：同意退回重新研究。", null)));

        Assert.DoesNotContain(returned.LastSequence, await SequencesAsync(ledger, Reaching(TestUnits.Yuelu)));
        Assert.Contains(returned.LastSequence, await SequencesAsync(ledger, Reaching(TestUnits.Changsha)));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Committed_Records_CarryTheReachThatIsStored()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);

        foreach (var stored in ledger.Commits.Entries.Where(stored => stored.Entry.PetitionId.Length > 0))
            Assert.Equal(["430104", "4301", "43"], stored.Reach.Select(territory => territory.Digits));
    }

    private static FeedQuery Reaching(Unit unit) => new() { Reaching = unit.Territory };

    private async Task<TestLedger> OpenAsync(params Unit[] more)
    {
        var ledger = await OpenWithUnitsAsync();
        foreach (var unit in more)
            await ledger.AcceptAsync(Commands.RegisterUnit(unit));
        return ledger;
    }

    private static async Task<List<V1.LedgerEntry>> EntriesAsync(TestLedger ledger) =>
        [.. (await ledger.Entries.ReadEntriesAsync(0, 1_000, Token)).Entries.Select(stored => stored.Entry)];

    private static async Task<List<long>> SequencesAsync(TestLedger ledger, FeedQuery query) =>
        [.. (await ledger.Feeds.ReadFeedAsync(query, 0, 1_000, Token)).Entries.Select(stored => stored.Sequence)];

    private static async Task<List<V1.LedgerEntry>> ReadAsync(TestLedger ledger, FeedQuery query, int size = 2)
    {
        var read = new List<StoredEntry>();
        for (var (after, more) = (0L, true); more;)
        {
            var page = await ledger.Feeds.ReadFeedAsync(query, after, size, Token);
            Assert.InRange(page.Entries.Count, 0, size);
            read.AddRange(page.Entries);
            Assert.True(page.Through > after || !page.More, "A feed goes on.");
            (after, more) = (page.Through, page.More);
        }

        Assert.Equal(read.Select(stored => stored.Sequence).Distinct().Order(), read.Select(stored => stored.Sequence));
        return [.. read.Select(stored => stored.Entry)];
    }
}
