using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>Receipts, order, time, the queue and failures (invariants 1, 2, 4, 5 and 6).</summary>
public abstract class WriterContract : LedgerContract
{
    [Fact]
    public async Task Submit_Accepted_IsFoundAfterReopening()
    {
        var petition = Commands.NewId();
        CommandReceipt receipt;
        await using (var ledger = await OpenWithUnitsAsync())
            receipt = await ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, petition, new Transfer(TestUnits.Housing.Code, "")));

        await using var reopened = await OpenAsync();

        var last = await reopened.Entries.GetEntryAsync(receipt.LastSequence, Token);
        Assert.Equal(receipt.Sha256.ToArray(), last!.Sha256.ToArray());
        Assert.Equal(receipt.FirstSequence + 1, receipt.LastSequence);
        var found = await reopened.Petitions.GetPetitionAsync(petition, Token);
        Assert.Equal(TestUnits.Housing.Code, found!.State.Holder);
        Assert.Equal(TestUnits.All.Count, reopened.Store.Directory.Count);
        await reopened.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_ManyAtOnce_GivesDenseOrderAndPublishesInIt()
    {
        const int count = 400;
        await using var ledger = await OpenWithUnitsAsync();

        var receipts = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")))));

        var expected = Enumerable.Range(1, TestUnits.All.Count + (2 * count)).Select(i => (long)i);
        Assert.Equal(expected, ledger.Commits.Entries.Select(stored => stored.Sequence));
        Assert.Equal(count, receipts.Select(receipt => receipt.FirstSequence).Distinct().Count());
        Assert.True(ledger.Commits.Batches < count, "Commands under load share a batch.");
        var read = await ledger.Entries.ReadEntriesAsync(0, PageLimit.MaxItems, Token);
        Assert.Equal(expected, read.Entries.Select(stored => stored.Sequence));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_ARefusedCommand_LeavesItsNeighboursAlone()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();

        var results = await Task.WhenAll(
            ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, petition)),
            ledger.SubmitAsync(Commands.Transfer(TestUnits.Housing, petition, TestUnits.Education)),
            ledger.SubmitAsync(Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing)),
            ledger.SubmitAsync(Commands.Transfer(TestUnits.Yuelu, Commands.NewId(), TestUnits.Housing)));

        Assert.Equal([true, false, true, false], results.Select(result => result.IsAccepted));
        Assert.Equal(RefusalReason.PetitionNotFound, results[3].Refusal!.Reason);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_WholeProcedure_KeepsOneHolderAndIsAFold()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Changsha, TestUnits.Yuelu);
        Submission[] steps =
        [
            Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Education),
            Commands.Acknowledge(TestUnits.Education, petition),
            Commands.RaiseObjection(TestUnits.Education, petition),
            Commands.Agree(TestUnits.Yuelu, petition, TestUnits.Housing),
            Commands.Acknowledge(TestUnits.Housing, petition),
            Commands.Copy(TestUnits.Yuelu, petition, TestUnits.CityHousing),
            Commands.Notify(TestUnits.Housing, petition),
            Commands.Name(TestUnits.Housing, petition, TestUnits.Housing, TestUnits.Education),
            Commands.Report(TestUnits.Housing, petition),
            Commands.Conclude(TestUnits.Housing, petition),
        ];

        foreach (var step in steps)
        {
            ledger.Clock.Advance(TimeSpan.FromHours(1));
            await ledger.AcceptAsync(step);
            await ledger.AssertWholeAsync();
        }

        var timeline = await ledger.Petitions.ReadTimelineAsync(petition, 0, 100, Token);
        Assert.All(timeline.Entries, stored => Assert.True(UnitCode.TryParse(stored.Entry.Holder, out _)));
        var found = await ledger.Petitions.GetPetitionAsync(petition, Token);
        Assert.Equal(PetitionStatus.Concluded, found!.State.Status);
        Assert.Equal(timeline.Entries.Count, found.State.Version);
        Assert.Equal(timeline.Entries[^1].Sequence, found.LastSequence);
    }

    [Fact]
    public async Task Submit_ClockJumpsBack_TimeStandsStill()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.Clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerDay + 7));
        var before = await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        // As far as clocks are put right by themselves; one that jumps farther is not trusted.
        ledger.Clock.Wrong = TimeSpan.FromMinutes(-4);

        var after = await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        Assert.Equal(before.At, after.At);
        Assert.Equal(0, before.At.Ticks % TimeSpan.TicksPerMillisecond);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_UnitChangesInOneBatch_AreSeenByLaterCommandsOfIt()
    {
        await using var ledger = await OpenAsync();
        ledger.Commits.Gate.Reset();
        var first = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.National));
        await WaitForAsync(() => ledger.Commits.Batches == 1);

        var registered = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Yuelu));
        var petition = ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        var twice = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Yuelu));
        ledger.Commits.Gate.Set();

        Assert.True((await first).IsAccepted && (await registered).IsAccepted && (await petition).IsAccepted);
        Assert.Equal(RefusalReason.UnitExists, (await twice).Refusal!.Reason);
        Assert.Equal(2, ledger.Commits.Batches);
        Assert.Equal(2, ledger.Store.Directory.Count);
    }

    [Fact]
    public async Task Submit_UnitMovesToAnotherTerritory_ItsPetitionsAreFoundThere()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.AcceptAsync(Commands.Register(TestUnits.Housing, Commands.NewId()));

        await ledger.AcceptAsync(
            Commands.ChangeUnit(UnitChangeKind.Update, TestUnits.Housing with { Territory = TestUnits.Changsha.Territory }));

        await ledger.AssertWholeAsync();
        var inYuelu = await ledger.Lists.ListPetitionsAsync(
            new PetitionQuery { Scope = PetitionScope.Territory, Unit = TestUnits.Yuelu, Limit = 10 }, Token);
        Assert.Empty(inYuelu.Petitions);
    }

    [Fact]
    public async Task Submit_QueueFull_IsRefusedAtOnce()
    {
        await using var ledger = await TestLedger.OpenAsync(Database.Options with { QueueCapacity = 2 });
        ledger.Commits.Gate.Reset();
        var running = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.National));
        await WaitForAsync(() => ledger.Commits.Batches == 1);
        var waiting = new[] { TestUnits.Hunan, TestUnits.Changsha }.Select(unit =>
            ledger.SubmitAsync(Commands.RegisterUnit(unit))).ToArray();

        var refused = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Yuelu));

        Assert.True(refused.IsCompleted);
        Assert.Equal(RefusalReason.HubBusy, (await refused).Refusal!.Reason);
        ledger.Commits.Gate.Set();
        Assert.All(await Task.WhenAll([running, .. waiting]), result => Assert.True(result.IsAccepted));
    }

    [Fact]
    public async Task Submit_MoreBytesThanMayWait_IsRefused_AndIsTakenOnceABatchHasEnded()
    {
        await using var ledger = await TestLedger.OpenAsync(Database.Options with { QueueBytes = 1024 * 1024 });
        ledger.Commits.Gate.Reset();
        var running = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.National));
        await WaitForAsync(() => ledger.Commits.Batches == 1);
        var large = Commands.RegisterUnit(TestUnits.Hunan) with { Bytes = 1024 * 1024 };
        var waiting = ledger.SubmitAsync(large);

        var refused = await ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Yuelu) with { Bytes = 1 });

        Assert.Equal(RefusalReason.HubBusy, refused.Refusal!.Reason);
        ledger.Commits.Gate.Set();
        Assert.All(await Task.WhenAll(running, waiting), result => Assert.True(result.IsAccepted));
        Assert.True((await ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Yuelu) with { Bytes = 1 })).IsAccepted);
    }

    [Fact]
    public async Task Submit_CancelledWhileItWaits_IsDropped()
    {
        await using var ledger = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        ledger.Commits.Gate.Reset();
        var running = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.National));
        await WaitForAsync(() => ledger.Commits.Batches == 1);

        var waiting = ledger.Writer.SubmitAsync(Commands.RegisterUnit(TestUnits.Hunan), cancellation.Token);
        await cancellation.CancelAsync();
        ledger.Commits.Gate.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await running;
        await ledger.AcceptAsync(Commands.RegisterUnit(TestUnits.Changsha));
        Assert.Equal(2, (await ledger.Entries.GetHeadAsync(Token)).Sequence);
    }

    [Fact]
    public async Task Dispose_FinishesWhatWaitsAndRefusesTheRest()
    {
        var ledger = await OpenAsync();
        ledger.Commits.Gate.Reset();
        var running = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.National));
        await WaitForAsync(() => ledger.Commits.Batches == 1);
        var waiting = ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Hunan));

        var stopping = ledger.DisposeAsync();
        var late = await ledger.SubmitAsync(Commands.RegisterUnit(TestUnits.Changsha));
        ledger.Commits.Gate.Set();
        await stopping;

        Assert.Equal(RefusalReason.HubStopping, late.Refusal!.Reason);
        Assert.True((await running).IsAccepted && (await waiting).IsAccepted);
    }

    [Fact]
    public async Task Submit_CommitFails_LeavesNothingAndTheSameCommandCanBeSentAgain()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        var health = TestUnits.Make("430104", "health", OrganType.CompetentOrgan, "health");
        Submission[] batch = [Commands.RegisterUnit(health), Commands.Register(TestUnits.Yuelu, Commands.NewId())];
        ledger.Commits.Gate.Reset();
        var running = ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        await WaitForAsync(() => ledger.Commits.Batches == TestUnits.All.Count + 1);
        var head = await ledger.Entries.GetHeadAsync(Token);

        await using (await Database.BreakAsync("petitions"))
        {
            var calls = batch.Select(ledger.SubmitAsync).ToArray();
            ledger.Commits.Gate.Set();
            await running;
            foreach (var call in calls)
                await Assert.ThrowsAsync<LedgerUnavailableException>(() => call);
        }

        Assert.Equal(head.Sequence, (await ledger.Entries.GetHeadAsync(Token)).Sequence);
        Assert.Equal(head.Sequence, ledger.Commits.Entries[^1].Sequence);
        Assert.False(ledger.Store.Directory.TryFind(health.Code, out _));
        foreach (var submission in batch)
            await ledger.AcceptAsync(submission);
        Assert.True(ledger.Store.Directory.TryFind(health.Code, out _));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_RulesFault_IsThisCommandsAlone()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        var withoutPetition = Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), null, new Transfer(TestUnits.Housing.Code, ""));

        var faulted = ledger.SubmitAsync(withoutPetition);
        var neighbour = ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => faulted);
        Assert.True((await neighbour).IsAccepted);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_MoreBytesThanABatchTakes_SplitsTheBatch()
    {
        await using var ledger = await TestLedger.OpenAsync(Database.Options with { BatchBytes = 1 });

        var results = await Task.WhenAll(TestUnits.All.Select(unit => ledger.SubmitAsync(Commands.RegisterUnit(unit))));

        Assert.All(results, result => Assert.True(result.IsAccepted));
        Assert.Equal(TestUnits.All.Count, ledger.Commits.Batches);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_QueryCodeOfAnotherItem_IsToBeSentAgain()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var first = Commands.NewRegistration();
        await ledger.AcceptAsync(Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), Commands.NewId(), first));

        var second = await ledger.SubmitAsync(Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), Commands.NewId(), first));

        Assert.Equal(RefusalReason.HubBusy, second.Refusal!.Reason);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(30);
        while (!condition())
        {
            Assert.True(DateTimeOffset.UtcNow < end, "The condition did not come true in time.");
            await Task.Delay(5, Token);
        }
    }
}
