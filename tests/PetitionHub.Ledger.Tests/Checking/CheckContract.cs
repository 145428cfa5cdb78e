using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Checking;

/// <summary>The check of the ledger finds what was planted, by its kind.</summary>
public abstract class CheckContract : LedgerContract
{
    [Theory]
    [InlineData("UPDATE ledger_entries SET actor = 'operator:other' WHERE sequence = 3", LedgerFaultKind.EntryColumn)]
    [InlineData("UPDATE ledger_entries SET kind = 22 WHERE sequence = 9", LedgerFaultKind.EntryColumn)]
    [InlineData("UPDATE ledger_entries SET unit_code = NULL WHERE sequence = 2", LedgerFaultKind.EntryColumn)]
    [InlineData("DELETE FROM entry_texts WHERE sequence = 8", LedgerFaultKind.TextsDiffer)]
    [InlineData("UPDATE entry_texts SET content = (SELECT root_sha256 FROM ledger_head) WHERE sequence = 8",
        LedgerFaultKind.TextsDiffer)]
    [InlineData("INSERT INTO entry_texts (sequence, content) SELECT 3, sha256 FROM ledger_head", LedgerFaultKind.TextsOrphan)]
    [InlineData("INSERT INTO entry_texts (sequence, content) SELECT 99, sha256 FROM ledger_head", LedgerFaultKind.TextsOrphan)]
    [InlineData("INSERT INTO petition_keys SELECT request_id, sha256 FROM ledger_entries WHERE sequence = 1",
        LedgerFaultKind.TextsOrphan)]
    [InlineData("UPDATE ledger_entries SET sha256 = command_sha256 WHERE sequence = 3", LedgerFaultKind.ContentDigest)]
    [InlineData("UPDATE ledger_entries SET entries_in_command = 2 WHERE sequence = 3", LedgerFaultKind.CommandColumn)]
    [InlineData("UPDATE ledger_entries SET command_sha256 = sha256 WHERE sequence = 3", LedgerFaultKind.CommandColumn)]
    [InlineData("UPDATE ledger_head SET merkle_frontier = root_sha256", LedgerFaultKind.Head)]
    [InlineData("UPDATE ledger_head SET root_sha256 = sha256", LedgerFaultKind.Head)]
    [InlineData("UPDATE ledger_head SET at_ms = at_ms + 1", LedgerFaultKind.Head)]
    [InlineData(
        "DELETE FROM entry_addressees WHERE sequence = 9 AND addressee = '430104-housing'", LedgerFaultKind.AddresseeMissing)]
    [InlineData("UPDATE ledger_entries SET reach = NULL WHERE sequence = 9", LedgerFaultKind.EntryColumn)]
    [InlineData("DELETE FROM territory_entries WHERE sequence = 9 AND territory = '4301'", LedgerFaultKind.FeedMissing)]
    [InlineData("INSERT INTO territory_entries (territory, sequence) VALUES ('33', 9)", LedgerFaultKind.FeedOrphan)]
    [InlineData("INSERT INTO territory_entries (territory, sequence) VALUES ('43', 1)", LedgerFaultKind.FeedOrphan)]
    [InlineData("DELETE FROM sent_entries WHERE sequence = 9", LedgerFaultKind.FeedMissing)]
    [InlineData("INSERT INTO sent_entries (actor, sequence) VALUES ('430104-education', 9)", LedgerFaultKind.FeedOrphan)]
    [InlineData(
        "INSERT INTO entry_addressees (addressee, sequence) VALUES ('430104-education', 9)", LedgerFaultKind.AddresseeOrphan)]
    [InlineData(
        "INSERT INTO entry_addressees (addressee, sequence) VALUES ('430104-education', 99)", LedgerFaultKind.AddresseeOrphan)]
    [InlineData("DELETE FROM petitions", LedgerFaultKind.PetitionMissing)]
    [InlineData("UPDATE petitions SET last_sequence = last_sequence + 1", LedgerFaultKind.PetitionDiffers)]
    [InlineData("UPDATE listed_petitions SET holder = '430104-education'", LedgerFaultKind.ListedDiffers)]
    [InlineData("UPDATE listed_petitions SET holder_territory = '43'", LedgerFaultKind.ListedDiffers)]
    [InlineData("DELETE FROM listed_petitions", LedgerFaultKind.ListedDiffers)]
    [InlineData("UPDATE petitions SET query_code = 'another'", LedgerFaultKind.PetitionDiffers)]
    [InlineData("UPDATE listed_petitions SET open_due_at_ms = NULL", LedgerFaultKind.ListedDiffers)]
    [InlineData("UPDATE petitions SET state = id", LedgerFaultKind.PetitionDiffers)]
    [InlineData("UPDATE duties SET due_at_ms = due_at_ms + 1 WHERE number = 1", LedgerFaultKind.DutiesDiffer)]
    [InlineData("DELETE FROM duties WHERE number = 2", LedgerFaultKind.DutiesDiffer)]
    [InlineData("DELETE FROM petition_parties WHERE unit = '430104-bureau'", LedgerFaultKind.PartyMissing)]
    [InlineData(
        "INSERT INTO petition_parties (unit, registered_at_ms, petition_id) "
        + "SELECT '430104-education', registered_at_ms, id FROM listed_petitions",
        LedgerFaultKind.PartyOrphan)]
    [InlineData("DELETE FROM reached_territories WHERE territory = '430104'", LedgerFaultKind.PartyMissing)]
    [InlineData(
        "INSERT INTO reached_territories (territory, registered_at_ms, petition_id) "
        + "SELECT '33', registered_at_ms, id FROM listed_petitions",
        LedgerFaultKind.PartyOrphan)]
    [InlineData("UPDATE units SET name = 'another' WHERE code = '430104-housing'", LedgerFaultKind.UnitDiffers)]
    [InlineData("DELETE FROM units WHERE code = '430104-education'", LedgerFaultKind.UnitDiffers)]
    public async Task Check_OneRowTampered_FindsThatFaultAlone(string tampering, LedgerFaultKind expected)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AssertWholeAsync();

        Assert.Equal(1, await Database.TamperAsync(tampering));

        Assert.Equal(expected, (await ledger.FindOneFaultAsync()).Kind);
    }

    [Fact]
    public async Task Check_BytesOfAnEntryChanged_BreakDigestChainAndTree()
    {
        await using var ledger = await OpenWithUnitsAsync();

        var faults = await ChangeBytesOfEntryThreeAsync(ledger);

        Assert.Superset(
            new HashSet<LedgerFaultKind> { LedgerFaultKind.ContentDigest, LedgerFaultKind.Chain, LedgerFaultKind.Head },
            faults.Select(fault => fault.Kind).ToHashSet());
    }

    [Fact]
    public async Task Check_BytesOfAnEntryChanged_BreakNoOtherEntrysDigest()
    {
        await using var ledger = await OpenWithUnitsAsync();

        var faults = await ChangeBytesOfEntryThreeAsync(ledger);

        Assert.All(faults.Where(fault => fault.Kind == LedgerFaultKind.ContentDigest), fault => Assert.Equal(3, fault.Sequence));
    }

    [Fact]
    public async Task Check_EntryUnreadable_IsNamed()
    {
        await using var ledger = await OpenWithUnitsAsync();

        await Database.TamperAsync("UPDATE ledger_entries SET content = sha256 WHERE sequence = 3");

        var report = await ledger.Store.CheckAsync(null, Token);
        Assert.Contains(report.Faults, fault => fault is { Kind: LedgerFaultKind.ContentUnreadable, Sequence: 3 });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Check_EntryRemoved_IsAGap(long sequence)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);

        await Database.TamperAsync($"DELETE FROM ledger_entries WHERE sequence = {sequence}");

        var report = await ledger.Store.CheckAsync(null, Token);
        Assert.Contains(new LedgerFault(LedgerFaultKind.SequenceGap, sequence, "sequence"), report.Faults);
    }

    [Theory]
    [InlineData(LedgerFaultKind.PetitionOrphan)]
    [InlineData(LedgerFaultKind.ListedOrphan)]
    [InlineData(LedgerFaultKind.DutyOrphan)]
    public async Task Check_WhatNoEntryTellsOf_IsAnOrphan(LedgerFaultKind expected)
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.TakeInListsAsync();

        await Database.TamperAsync("UPDATE ledger_entries SET petition_id = NULL");

        var report = await ledger.CheckAsync();
        Assert.Contains(report.Faults, fault => fault.Kind == expected);
    }

    [Fact]
    public async Task Check_ManyFaults_CountsAllAndKeepsTheFirstHundred()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 150).Select(_ => ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))));

        await Database.TamperAsync("UPDATE petitions SET last_sequence = 7");

        var report = await ledger.CheckAsync();
        Assert.Equal((150L, 100), (report.FaultCount, report.Faults.Length));
    }

    [Fact]
    public async Task Check_WhileTheHubWrites_SeesOneMoment()
    {
        await using var ledger = await OpenWithUnitsAsync();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                    await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
            },
            Token);

        for (var i = 0; i < 10; i++)
            await ledger.AssertWholeAsync();

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Check_OfAWholeLedger_CountsPetitionsAndUnits()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);

        var report = await ledger.Store.CheckAsync(null, Token);

        Assert.Equal((1L, (long)TestUnits.All.Count), (report.Petitions, report.Units));
    }

    [Fact]
    public async Task Check_TellsItsProgressToTheEnd()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var progress = new LastProgress();

        await ledger.Store.CheckAsync(progress, Token);

        Assert.Equal(new LedgerCheckProgress(13, 13), progress.Last);
    }

    [Fact]
    public async Task Check_Cancelled_Ends()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ledger.Store.CheckAsync(null, new CancellationToken(canceled: true)));
    }

    private async Task<IReadOnlyList<LedgerFault>> ChangeBytesOfEntryThreeAsync(TestLedger ledger)
    {
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        await Database.TamperAsync(
            "UPDATE ledger_entries SET content = (SELECT content FROM ledger_entries WHERE sequence = 2) WHERE sequence = 3");
        return (await ledger.CheckAsync()).Faults;
    }

    private sealed class LastProgress : IProgress<LedgerCheckProgress>
    {
        public LedgerCheckProgress Last { get; private set; }

        public void Report(LedgerCheckProgress value) => Last = value;
    }
}
