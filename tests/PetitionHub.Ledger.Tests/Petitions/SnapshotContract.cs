using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Petitions;

/// <summary>Petitions as of a sequence, and what a unit exchanged in a period.</summary>
public abstract class SnapshotContract : LedgerContract
{
    [Fact]
    public async Task FoldPetition_AsOfEachSequence_IsTheStateOfThen()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        var states = new List<(long Sequence, StoredPetition Petition, PetitionDetails Details)>();
        foreach (var step in new[]
        {
            Commands.Register(TestUnits.Yuelu, petition),
            Commands.Submit(
                Actor.Of(TestUnits.Yuelu.Code), petition, new Amendment(Commands.Details("换了内容。"), "说明理由：登记时写错了内容。", 1)),
            Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing),
            Commands.Acknowledge(TestUnits.Housing, petition),
            Commands.Notify(TestUnits.Housing, petition),
        })
        {
            var sequence = (await ledger.AcceptAsync(step)).LastSequence;
            var stored = (await ledger.Petitions.GetPetitionAsync(petition, Token))!;
            states.Add((sequence, stored, await ledger.Petitions.GetDetailsAsync(stored, Token)));
        }

        foreach (var (sequence, stored, details) in states)
        {
            var then = (await ledger.Petitions.FoldPetitionAsync(petition, sequence, Token))!.Value;
            Assert.Equal(
                (stored.ContentSequence, stored.LastSequence), (then.Petition.ContentSequence, then.Petition.LastSequence));
            Assert.Equivalent(stored.State, then.Petition.State, strict: true);
            Assert.Equivalent(details, then.Details, strict: true);
        }

        Assert.Null(await ledger.Petitions.FoldPetitionAsync(petition, states[0].Sequence - 1, Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task FindForSnapshot_WhateverThePage_GivesEachOnceByRegistration(int size)
    {
        await using var ledger = await OpenWithUnitsAsync();
        var all = new List<PetitionId>();
        for (var i = 0; i < 7; i++)
        {
            all.Add(await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing));
            ledger.Clock.Advance(TimeSpan.FromMilliseconds(i % 2));
        }

        var until = ledger.Clock.GetUtcNow();
        var expected = (await ledger.Petitions.GetPetitionsAsync(all, Token))
            .OrderBy(p => p.State.RegisteredAt).ThenBy(p => p.State.Id.ToString(), StringComparer.Ordinal)
                .Select(p => p.State.Id);
        foreach (var query in new[]
        {
            SnapshotQuery.Whole(until), SnapshotQuery.Of([TestUnits.Housing.Code], TestUnits.Yuelu.Territory, until),
            SnapshotQuery.Of([TestUnits.Changsha.Code], TestUnits.Changsha.Territory, until),
        })
        {
            var read = new List<PetitionPlace>();
            while (true)
            {
                var page = await ledger.Lists.FindForSnapshotAsync(query, read.Count == 0 ? null : read[^1], size, Token);
                read.AddRange(page);
                if (page.Count < size)
                    break;
            }

            Assert.Equal(expected, read.Select(key => key.Id));
        }

        Assert.Empty(await ledger.Lists.FindForSnapshotAsync(
            SnapshotQuery.Of([TestUnits.Education.Code], null, until), null, 10, Token));
        Assert.Empty(await ledger.Lists.FindForSnapshotAsync(SnapshotQuery.Whole(until.AddYears(-1)), null, 10, Token));
    }

    [Fact]
    public async Task FindLastBefore_OfEachTime_IsTheLastEntryBeforeIt()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var receipts = new List<CommandReceipt>();
        for (var i = 0; i < 5; i++)
        {
            ledger.Clock.Advance(TimeSpan.FromSeconds(1));
            receipts.Add(await ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, ""))));
        }

        foreach (var receipt in receipts)
        {
            Assert.Equal(receipt.FirstSequence - 1, await ledger.Entries.FindLastBeforeAsync(receipt.At, Token));
            Assert.Equal(receipt.LastSequence, await ledger.Entries.FindLastBeforeAsync(receipt.At.AddMilliseconds(1), Token));
        }

        Assert.Equal(0, await ledger.Entries.FindLastBeforeAsync(DateTimeOffset.UnixEpoch, Token));
    }

    [Fact]
    public async Task ReadSent_GivesEachCommandOnceByItsLastEntryAndDestination()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var both = await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));
        var alone = await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        var naming = await ledger.AcceptAsync(
            Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), alone.Petition,
                new UnitNaming(TestUnits.Housing.Code, [TestUnits.Education.Code], "")));

        var sent = await ledger.Exchange.ReadSentAsync(TestUnits.Yuelu.Code, 0, naming.LastSequence, 10, Token);

        Assert.Equal(
            new[] { both, alone, naming }.Select(receipt => (receipt.LastSequence, Convert.ToHexString(receipt.Sha256.Span))),
            sent.Select(item => (item.Sequence, Convert.ToHexString(item.Sha256.Span))));
        Assert.Equal([TestUnits.Housing.Code.Value, "", ""], sent.Select(item => item.Counterparty));
        // By its last entry: a range that begins or ends within a command.
        Assert.Equal(2, naming.LastSequence - naming.FirstSequence + 1);
        Assert.Equal(3,
            (await ledger.Exchange.ReadSentAsync(
                TestUnits.Yuelu.Code, both.FirstSequence, naming.LastSequence, 10, Token)).Count);
        Assert.Equal(2, (await ledger.Exchange.ReadSentAsync(TestUnits.Yuelu.Code, 0, naming.FirstSequence, 10, Token)).Count);
        Assert.Equal(2,
            (await ledger.Exchange.ReadSentAsync(TestUnits.Yuelu.Code, both.LastSequence, naming.LastSequence, 10, Token)).Count);
    }
}
