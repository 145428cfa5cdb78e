using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>
/// A passing fault costs time and nothing else: whatever it broke, each command is applied once and gets its receipt.
/// </summary>
public sealed class BatchRetryTests : IAsyncLifetime
{
    private static readonly Actor Yuelu = Actor.Of(TestUnits.Yuelu.Code);

    private FaultyLedger _ledger = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ledger = await FaultyLedger.OpenAsync();

    public async ValueTask DisposeAsync() => await _ledger.DisposeAsync();

    [Theory]
    [InlineData(FaultPoint.Begin)]
    [InlineData(FaultPoint.Load)]
    [InlineData(FaultPoint.Write)]
    [InlineData(FaultPoint.BeforeCommit)]
    public async Task Submit_PassingFaultBeforeTheCommit_IsAppliedOnceAndPublished(FaultPoint point)
    {
        _ledger.Session.FailBy(new PassingFaultException(), point);

        var result = await _ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        Assert.True(result.IsAccepted);
        Assert.Equal((2, 1), (_ledger.Session.Begun, _ledger.Session.RolledBack));
        Assert.Equal(result.Value.LastSequence, (await _ledger.Entries.GetHeadAsync(Token)).Sequence);
        Assert.Equal(result.Value.LastSequence, Assert.Single(_ledger.Commits.Entries).Sequence);
        Assert.Empty(_ledger.Log.Errors);
    }

    [Fact]
    public async Task Submit_AnswerOfTheCommitLost_GetsTheFirstReceipt()
    {
        _ledger.Session.FailBy(new PassingFaultException(), FaultPoint.AfterCommit);
        var registration = Commands.NewRegistration();

        var result = await _ledger.SubmitAsync(
            Commands.Submit(Yuelu, Commands.NewId(), registration, new Transfer(TestUnits.Housing.Code, "")));

        Assert.True(result.IsAccepted);
        Assert.Equal(registration.QueryCode, result.Value.QueryCode);
        Assert.Equal(TestUnits.All.Count + 2, (await _ledger.Entries.GetHeadAsync(Token)).Sequence);
        var last = await _ledger.Entries.GetEntryAsync(result.Value.LastSequence, Token);
        Assert.Equal(last!.Sha256.ToArray(), result.Value.Sha256.ToArray());
    }

    [Fact]
    public async Task Submit_AnswerOfTheCommitLost_LeavesItsEntriesToTheTailAndPublishesTheNext()
    {
        _ledger.Session.FailBy(new PassingFaultException(), FaultPoint.AfterCommit);
        var lost = await _ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        var next = await _ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        Assert.Equal(lost.Value!.LastSequence + 1, next.Value!.FirstSequence);
        Assert.Equal(next.Value.LastSequence, Assert.Single(_ledger.Commits.Entries).Sequence);
    }

    [Fact]
    public async Task Submit_AnswerOfAUnitChangeLost_IsKnownToTheRulesAfterwards()
    {
        _ledger.Session.FailBy(new PassingFaultException(), FaultPoint.AfterCommit);
        var health = TestUnits.Make("430104", "health", TestUnits.Housing.Organ, "health");
        Assert.True((await _ledger.SubmitAsync(Commands.RegisterUnit(health))).IsAccepted);

        var transfer = await _ledger.SubmitAsync(
            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(health.Code, "")));

        Assert.True(transfer.IsAccepted);
    }

    [Fact]
    public async Task Submit_PassingFaultAgainAndAgain_IsGivenUpAfterTheLastAttempt()
    {
        _ledger.Session.FailBy(
            new PassingFaultException(), [.. Enumerable.Repeat(FaultPoint.Write, FaultyLedger.Attempts)]);
        var registration = Commands.Register(TestUnits.Yuelu, Commands.NewId());

        var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(() => _ledger.SubmitAsync(registration));

        Assert.IsType<PassingFaultException>(failure.InnerException);
        Assert.Equal(FaultyLedger.Attempts, _ledger.Session.Begun);
        Assert.StartsWith("2003:", Assert.Single(_ledger.Log.Errors), StringComparison.Ordinal);
        Assert.True((await _ledger.SubmitAsync(registration)).IsAccepted);
    }

    [Fact]
    public async Task Submit_AnotherFault_IsNotTriedAgain()
    {
        _ledger.Session.FailBy(new IOException(), FaultPoint.Write);

        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => _ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId())));

        Assert.Equal((1, 1), (_ledger.Session.Begun, _ledger.Session.RolledBack));
        Assert.Equal(TestUnits.All.Count, (await _ledger.Entries.GetHeadAsync(Token)).Sequence);
    }

    [Fact]
    public async Task Submit_RefusedInABatchThatIsRunAgain_IsStillRefused()
    {
        _ledger.Session.FailBy(new PassingFaultException(), FaultPoint.Write);

        var refused = await _ledger.SubmitAsync(Commands.Transfer(TestUnits.Yuelu, Commands.NewId(), TestUnits.Housing));

        Assert.Equal(RefusalReason.PetitionNotFound, refused.Refusal!.Reason);
        Assert.Equal(2, _ledger.Session.Begun);
    }

    [Fact]
    public async Task Release_AnswerOfTheCommitLost_IsDone()
    {
        var entry = await _ledger.HandOverAsync();
        await _ledger.Writer.ParkAsync(TestUnits.Housing.Code, "main", entry, "later", Token);
        _ledger.Session.FailBy(new PassingFaultException(), FaultPoint.AfterCommit, FaultPoint.AfterCommit);

        var unparked = await _ledger.Writer.UnparkAsync(TestUnits.Housing.Code, "main", entry, Token);
        var again = await _ledger.Writer.UnparkAsync(TestUnits.Housing.Code, "main", entry, Token);

        Assert.True(unparked.IsAccepted);
        Assert.Equal(entry, unparked.Value);
        Assert.Equal(RefusalReason.EntryNotFound, again.Refusal!.Reason);
        Assert.Empty(await _ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, null, null, 10, Token));
    }

    [Fact]
    public async Task Park_AnswerOfTheCommitLost_IsDoneOnce()
    {
        var entry = await _ledger.HandOverAsync();
        _ledger.Session.FailBy(new PassingFaultException(), FaultPoint.AfterCommit);

        var parked = await _ledger.Writer.ParkAsync(TestUnits.Housing.Code, "main", entry, "later", Token);

        Assert.Equal(entry, parked.Value);
        Assert.Single(await _ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, null, null, 10, Token));
    }

    [Fact]
    public void Delays_GrowUpToTheirLimit()
    {
        var retries = BatchRetries.Within(30_000);
        TimeSpan[] most = [.. Enumerable.Range(1, 8)
            .Select(attempt => TimeSpan.FromMilliseconds(Math.Min(50 << (attempt - 1), 2_000)))];

        for (var attempt = 1; attempt <= most.Length; attempt++)
            Assert.InRange(retries.DelayAfter(attempt), most[attempt - 1] / 2, most[attempt - 1]);
        Assert.True(retries.Allow(4, TimeSpan.FromSeconds(29)));
        Assert.False(retries.Allow(5, TimeSpan.Zero));
        Assert.False(retries.Allow(1, TimeSpan.FromSeconds(30)));
    }
}
