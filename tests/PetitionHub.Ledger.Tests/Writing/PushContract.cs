using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>Lines of commands, and how far their sources were decided.</summary>
public abstract class PushContract : LedgerContract
{
    private const string Source = "book";

    private static readonly UnitCode Yuelu = TestUnits.Yuelu.Code;

    [Fact]
    public async Task Put_AcceptedAndRefused_AreDecidedInOrderAndCounted()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var line = ledger.Writer.OpenSource(Yuelu, Source);
        var petition = Commands.NewId();
        var put = new[]
        {
            await line.PutAsync(3, Commands.Register(TestUnits.Yuelu, petition), Token),
            await line.PutAsync(5, Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing), Token),
            await line.PutRefusedAsync(6, new Refusal(RefusalReason.FieldInvalid, "No."), Token),
            await line.PutAsync(9, Commands.Transfer(TestUnits.Education, petition, TestUnits.Housing), Token),
        };

        var results = await Task.WhenAll(put);

        Assert.Equal([true, true, false, false], results.Select(result => result.IsAccepted));
        Assert.Equal(
            [RefusalReason.FieldInvalid, RefusalReason.PetitionNotFound], results[2..].Select(result => result.Refusal!.Reason));
        Assert.Equal(9, await ledger.Inboxes.GetPushPositionAsync(Yuelu, Source, Token));
        Assert.Equal(0, await ledger.Inboxes.GetPushPositionAsync(Yuelu, "other", Token));
        Assert.Equal(0, await ledger.Inboxes.GetPushPositionAsync(TestUnits.Housing.Code, Source, Token));
        Assert.Equal(0, await ledger.Inboxes.GetCursorAsync(Yuelu, Source, Token));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Put_OfASource_MakesNoConsumerOfItInTheUnitsHealth()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.AcknowledgeAsync(TestUnits.Yuelu, 1);

        await await ledger.Writer.OpenSource(Yuelu, Source)
            .PutAsync(3, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token);

        var health = await ledger.Store.Monitoring.ReadHealthAsync(
            Yuelu, ledger.Clock.GetUtcNow(), 10, [], atLeast: 0, Token);
        Assert.Equal("main", Assert.Single(health.Value.Consumers).Name);
    }

    [Fact]
    public async Task Put_RefusedUntilTheUnitIsReinstated_IsNotCountedNorIsWhatComesBehind()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.AcceptAsync(Commands.ChangeUnit(UnitChangeKind.Suspend, TestUnits.Yuelu));
        var line = ledger.Writer.OpenSource(Yuelu, Source);

        var inactive = await await line.PutAsync(1, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token);
        await ledger.AcceptAsync(Commands.ChangeUnit(UnitChangeKind.Reinstate, TestUnits.Yuelu));
        var behind = await await line.PutAsync(2, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token);

        Assert.Equal(RefusalReason.UnitInactive, inactive.Refusal!.Reason);
        Assert.Equal(RefusalReason.HubBusy, behind.Refusal!.Reason);
        Assert.Equal(0, await ledger.Inboxes.GetPushPositionAsync(Yuelu, Source, Token));
        var again = ledger.Writer.OpenSource(Yuelu, Source);
        Assert.True((await await again.PutAsync(1, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token)).IsAccepted);
        Assert.Equal(1, await ledger.Inboxes.GetPushPositionAsync(Yuelu, Source, Token));
    }

    [Fact]
    public async Task Put_WhereTheDatabaseFails_NothingBehindIsDecided()
    {
        await using var ledger = await OpenWithUnitsAsync();
        ledger.ExpectsErrors = true;
        var line = ledger.Writer.OpenSource(Yuelu, Source);
        Assert.True((await await line.PutAsync(1, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token)).IsAccepted);
        var failing = Commands.Register(TestUnits.Yuelu, Commands.NewId());
        await using (await Database.BreakAsync("ledger_entries"))
        {
            var put = await line.PutAsync(2, failing, Token);
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => put);
        }

        var behind = await await line.PutAsync(3, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token);

        Assert.Equal(RefusalReason.HubBusy, behind.Refusal!.Reason);
        Assert.Equal(1, await ledger.Inboxes.GetPushPositionAsync(Yuelu, Source, Token));
        var again = ledger.Writer.OpenSource(Yuelu, Source);
        Assert.True((await await again.PutAsync(2, failing, Token)).IsAccepted);
        Assert.Equal(2, await ledger.Inboxes.GetPushPositionAsync(Yuelu, Source, Token));
    }

    [Fact]
    public async Task Put_MoreThanTheQueueTakes_WaitsAndRefusesNone()
    {
        await using var ledger = await TestLedger.OpenAsync(Database.Options with { QueueCapacity = 4, BatchSize = 2 });
        await ledger.AcceptAsync(Commands.RegisterUnit(TestUnits.Yuelu));
        var line = ledger.Writer.OpenSource(Yuelu, Source);
        var put = new List<Task<Answer<CommandReceipt>>>();
        for (var i = 1; i <= 40; i++)
            put.Add(await line.PutAsync(i, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token));

        var results = await Task.WhenAll(put);

        Assert.All(results, result => Assert.True(result.IsAccepted));
        Assert.Equal(results.Select(result => result.Value!.FirstSequence).Order(),
            results.Select(result => result.Value!.FirstSequence));
    }

    [Fact]
    public async Task Put_MoreBytesThanMayWait_WaitsForTheBatchesBefore()
    {
        await using var ledger = await TestLedger.OpenAsync(Database.Options with { QueueBytes = 1024 * 1024, BatchSize = 2 });
        await ledger.AcceptAsync(Commands.RegisterUnit(TestUnits.Yuelu));
        var line = ledger.Writer.OpenSource(Yuelu, Source);
        var put = new List<Task<Answer<CommandReceipt>>>();
        for (var i = 1; i <= 40; i++)
            put.Add(await line.PutAsync(
                i, Commands.Register(TestUnits.Yuelu, Commands.NewId()) with { Bytes = 600 * 1024 }, Token));

        Assert.All(await Task.WhenAll(put), result => Assert.True(result.IsAccepted));
    }

    [Fact]
    public async Task Put_OfAStoppedWriter_IsRefused()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var line = ledger.Writer.OpenSource(Yuelu, Source);
        await ledger.Writer.DisposeAsync();

        var result = await await line.PutAsync(1, Commands.Register(TestUnits.Yuelu, Commands.NewId()), Token);

        Assert.Equal(RefusalReason.HubStopping, result.Refusal!.Reason);
    }
}
