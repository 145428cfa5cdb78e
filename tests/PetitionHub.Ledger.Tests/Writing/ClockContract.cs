using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>
/// One wrong clock does not get into the ledger: entry time never runs back, so that it would hold all later entries.
/// </summary>
public abstract class ClockContract : LedgerContract
{
    private static readonly DateTimeOffset Start = TestLedger.Start;

    [Fact]
    public async Task HubStarted400DaysAhead_WritesNothing_AndWritesAtTheRightTimeOnceTheClockIsRight()
    {
        await (await OpenWithUnitsAsync()).DisposeAsync();
        await using (var ahead = await ReopenAsync(Start.AddDays(400)))
        {
            ahead.ExpectsErrors = true;

            var refused = await ahead.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

            Assert.Equal(RefusalReason.ClockUntrusted, refused.Refusal?.Reason);
            Assert.Equal(("2027-04-06T01:00:00Z", "head", "2026-03-02T01:00:00Z"), Told(refused.Refusal!));
            Assert.Equal(WriterConditionKind.ClockUntrusted, ahead.Writer.Condition.Kind);
            Assert.Contains("2026-03-02T01:00:00Z, over 31 days ago", ahead.Writer.Condition.Text, StringComparison.Ordinal);
            Assert.StartsWith("2012:", Assert.Single(ahead.Log.Errors), StringComparison.Ordinal);
        }

        await using var right = await ReopenAsync(Start.AddDays(1));
        var receipt = await right.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        Assert.Equal(Start.AddDays(1), receipt.At);
    }

    [Fact]
    public async Task ClockJumps400DaysAheadUnderARunningHub_WritesNothingUntilItIsRightAgain()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        ledger.Clock.Wrong = TimeSpan.FromDays(400);

        var refused = await ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        Assert.Equal(RefusalReason.ClockUntrusted, refused.Refusal?.Reason);
        Assert.Equal(("2027-04-06T01:00:00Z", "monotonic", "2026-03-02T01:00:00Z"), Told(refused.Refusal!));

        ledger.Clock.Wrong = TimeSpan.Zero;
        ledger.Clock.Advance(TimeSpan.FromMinutes(1));
        var receipt = await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        Assert.Equal(Start.AddMinutes(1), receipt.At);
    }

    [Fact]
    public async Task ClockStepsFourMinutesAheadAgainAndAgain_WritesNothingAfterTheSecond()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        ledger.Clock.Wrong = TimeSpan.FromMinutes(4);
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        ledger.Clock.Wrong = TimeSpan.FromMinutes(8);

        var refused = await ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        Assert.Equal((RefusalReason.ClockUntrusted, "monotonic"),
            (refused.Refusal?.Reason, refused.Refusal?.Metadata["witness"]));
    }

    [Fact]
    public async Task TimeOfNoHubThatWritesHere_IsNotHeard()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.Writer.HearPeer(DateTimeOffset.UnixEpoch);

        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
    }

    [Fact]
    public async Task ClockFiveHoursBehindTheLastEntry_WritesNothing()
    {
        await (await OpenWithUnitsAsync()).DisposeAsync();
        await using var behind = await ReopenAsync(Start.AddHours(-5));
        behind.ExpectsErrors = true;

        var refused = await behind.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

        Assert.Equal(RefusalReason.ClockUntrusted, refused.Refusal?.Reason);
        Assert.Equal(("2026-03-01T20:00:00Z", "head", "2026-03-02T01:00:00Z"), Told(refused.Refusal!));
    }

    [Fact]
    public async Task ClockAccepted_StartsAfterALongStop_AndBehindTheLastEntryUntilItHasCaughtUp()
    {
        await (await OpenWithUnitsAsync()).DisposeAsync();
        await using (var late = await ReopenAsync(Start.AddDays(400), accept: true))
            Assert.Equal(Start.AddDays(400), (await late.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))).At);

        await using var behind = await ReopenAsync(Start.AddDays(2), accept: true);
        Assert.Equal(Start.AddDays(400), (await behind.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))).At);

        behind.ExpectsErrors = true;
        behind.Clock.Advance(TimeSpan.FromDays(399));
        Assert.Equal(Start.AddDays(401), (await behind.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))).At);
        behind.Clock.Wrong = TimeSpan.FromDays(-399);
        Assert.Equal(
            RefusalReason.ClockUntrusted,
            (await behind.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))).Refusal?.Reason);
    }

    [Theory]
    [InlineData(true, new[] { "2017" })]
    [InlineData(false, new string[0])]
    public async Task Open_WithTheClockAccepted_WarnsThatTheSettingStays(bool accept, string[] warnings)
    {
        await using var ledger = await ReopenAsync(Start, accept);

        Assert.Equal(warnings, ledger.Log.Warnings.Select(warning => warning.Split(':')[0]));
    }

    [Fact]
    public async Task HubOffForThreeWeeks_OrIdleForAYear_Writes()
    {
        await (await OpenWithUnitsAsync()).DisposeAsync();
        await using var ledger = await ReopenAsync(Start.AddDays(21));
        Assert.Equal(Start.AddDays(21), (await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))).At);

        ledger.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(Start.AddDays(386), (await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))).At);
    }

    [Fact]
    public async Task AnotherHubThatWritesIsAnHourBehind_WritesNothingUntilItIsNotHeardAnyMore()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        ledger.Clock.Advance(TimeSpan.FromHours(1));
        ledger.Writer.HearPeer(Start);

        var refused = await ledger.SubmitAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        Assert.Equal(RefusalReason.ClockUntrusted, refused.Refusal?.Reason);
        Assert.Equal("hub", refused.Refusal!.Metadata["witness"]);

        ledger.Clock.Advance(TimeSpan.FromMinutes(11));
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
    }

    [Fact]
    public async Task CommandThatWasDecidedBefore_GetsItsReceiptWhateverTheClockSays()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        var registration = Commands.Register(TestUnits.Yuelu, Commands.NewId());
        var first = await ledger.AcceptAsync(registration);
        ledger.Clock.Wrong = TimeSpan.FromDays(400);

        var again = await ledger.AcceptAsync(registration);

        Assert.Equal((first.FirstSequence, first.At), (again.FirstSequence, again.At));
    }

    [Fact]
    public async Task ClockUntrusted_MovesNoCursorAndCollectsNoUpload()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        ledger.Clock.Wrong = TimeSpan.FromDays(400);

        Assert.Equal(RefusalReason.ClockUntrusted, (await ledger.AcknowledgeAsync(TestUnits.Housing, 1)).Refusal?.Reason);
        var collected = (await ledger.Writer.CollectUploadsAsync(DateTimeOffset.UnixEpoch, Start.AddDays(393), Token)).Refusal;
        Assert.Equal(RefusalReason.ClockUntrusted, collected?.Reason);
    }

    private static (string Clock, string Witness, string Time) Told(Refusal refusal) =>
        (refusal.Metadata["clock"], refusal.Metadata["witness"], refusal.Metadata["witness_time"]);

    private Task<TestLedger> ReopenAsync(DateTimeOffset now, bool accept = false) =>
        TestLedger.OpenAsync(Database.Options with { AcceptClock = accept }, now: now);
}
