using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>Several replicas on one database: the head row puts their batches one after another.</summary>
public abstract class ReplicaContract : LedgerContract
{
    [Fact]
    public async Task TwoWriters_KeepOneDenseOrder()
    {
        const int each = 150;
        await using var one = await OpenWithUnitsAsync();
        await using var two = await OpenAsync();

        await Task.WhenAll(
            new[] { one, two }.Select(ledger => Task.Run(
                async () =>
                {
                    for (var i = 0; i < each; i += 10)
                        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ledger.AcceptAsync(
                            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")))));
                },
                Token)));

        var sequences = one.Commits.Entries.Concat(two.Commits.Entries).Select(stored => stored.Sequence).Order();
        Assert.Equal(Enumerable.Range(1, TestUnits.All.Count + (4 * each)).Select(i => (long)i), sequences);
        await two.AssertWholeAsync();
    }

    [Fact]
    public async Task TwoWriters_SameCommandThroughBoth_IsAppliedOnce()
    {
        await using var one = await OpenWithUnitsAsync();
        await using var two = await OpenAsync();
        var registration = Commands.Register(TestUnits.Yuelu, Commands.NewId());

        var receipts = await Task.WhenAll(one.AcceptAsync(registration), two.AcceptAsync(registration));

        Assert.Equal(receipts[0].FirstSequence, receipts[1].FirstSequence);
        await one.AssertWholeAsync();
    }

    [Fact]
    public async Task TwoWriters_UnitsOfOne_AreSeenByTheRulesOfTheOther()
    {
        await using var one = await OpenWithUnitsAsync();
        await using var two = await OpenAsync();
        var health = TestUnits.Make("430104", "health", TestUnits.Housing.Organ, "health");
        await one.AcceptAsync(Commands.RegisterUnit(health));

        await two.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(health.Code, "")));
        await two.AcceptAsync(Commands.ChangeUnit(UnitChangeKind.Suspend, health));
        var refused = await one.SubmitAsync(
            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(health.Code, "")));

        Assert.Equal(RefusalReason.DestinationInactive, refused.Refusal!.Reason);
    }

    [Fact]
    public async Task RefreshUnits_TakesUpWhatAnotherReplicaChanged()
    {
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        await one.AcceptAsync(Commands.RegisterUnit(TestUnits.National));
        Assert.False(two.Store.Directory.TryFind(TestUnits.National.Code, out _));

        Assert.True((await two.Writer.RefreshUnitsAsync(Token)).IsAccepted);

        Assert.True(two.Store.Directory.TryFind(TestUnits.National.Code, out _));
        Assert.Empty(two.Commits.Entries);
    }
}
