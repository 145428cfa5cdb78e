using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Projections;

/// <summary>Who follows the ledger, and who stands back while another process makes rows anew.</summary>
public abstract class ProjectionContract : LedgerContract
{
    [Fact]
    public async Task Advance_WhileAnotherProcessMakesTheRows_StandsBackUntilItIsNotHeardOf()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await using var engine = LedgerEngines.Find(Database.Options.Engine)!.Open(
            Database.Options, new LedgerLog(new ErrorLog()));
        using var made = new MonitoringProjection(engine, LedgerRules.Official);
        var followed = ledger.Store.Monitoring.Projection;
        await using var lease = await ProjectionLease.TakeAsync(engine, made, ledger.Clock, Token);

        ledger.Clock.Advance(TimeSpan.FromMinutes(2));
        var taken = await followed.AdvanceAsync(Token);
        await lease.RenewAsync(Token);
        ledger.Clock.Advance(TimeSpan.FromMinutes(2));
        var renewed = await followed.AdvanceAsync(Token);
        ledger.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var left = await followed.AdvanceAsync(Token);

        Assert.Equal((true, false, false), (taken.IsTaken, taken.IsBeingRemoved, taken.IsAtHead));
        Assert.True(renewed.IsTaken);
        Assert.Equal((false, true, false), (left.IsTaken, left.IsBeingRemoved, left.IsAtHead));
        await Assert.ThrowsAsync<LedgerSetupException>(() => lease.RenewAsync(Token));
    }

    [Fact]
    public async Task Take_FromAnotherProcess_EndsItsWriting()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await using var engine = LedgerEngines.Find(Database.Options.Engine)!.Open(
            Database.Options, new LedgerLog(new ErrorLog()));
        using var made = new MonitoringProjection(engine, LedgerRules.Official);
        await using var first = await ProjectionLease.TakeAsync(engine, made, ledger.Clock, Token);

        await using var second = await ProjectionLease.TakeAsync(engine, made, ledger.Clock, Token);

        await Assert.ThrowsAsync<LedgerSetupException>(() => first.RenewAsync(Token));
        await second.RenewAsync(Token);
    }
}
