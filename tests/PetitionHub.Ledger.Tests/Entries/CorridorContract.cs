using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Entries;

/// <summary>
/// A corridor lists exactly the entries that the figures count between its two units, whichever unit decided the move.
/// </summary>
public abstract class CorridorContract : LedgerContract
{
    private const string Reasons = "不属于本单位职责范围，理由充分。";

    [Fact]
    public async Task ReadCorridor_EachPairOfUnits_ListsWhatTheFiguresCount()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Changsha, TestUnits.Yuelu);
        await ledger.AcceptAsync(Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing));
        await ObjectAsync(ledger, petition, TestUnits.Housing, redirectTo: null);
        await ledger.AcceptAsync(Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Education));
        await ObjectAsync(ledger, petition, TestUnits.Education, redirectTo: TestUnits.Housing);
        await ledger.AcceptAsync(
            Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition, new Copying(TestUnits.CityHousing.Code, "")));
        while (!(await ledger.Store.Monitoring.Projection.AdvanceAsync(Token)).IsAtHead)
            Token.ThrowIfCancellationRequested();

        var counted = await CountAsync(ledger);

        Assert.True(counted.Count >= 5);
        foreach (var from in TestUnits.All)
            foreach (var to in TestUnits.All)
                Assert.Equal(
                    (from.Code, to.Code, counted.GetValueOrDefault((from.Code.Value, to.Code.Value))),
                    (from.Code, to.Code, (long)(
                        await ledger.Exchange.ReadCorridorAsync(from.Code, to.Code, 1, long.MaxValue, 100, Token)).Count));
    }

    [Fact]
    public async Task ReadCorridor_OfMany_GoesBackPageByPage()
    {
        await using var ledger = await OpenWithUnitsAsync();
        for (var i = 0; i < 5; i++)
            await ledger.RegisterAndHandOverAsync(TestUnits.Changsha, TestUnits.Yuelu);

        var newest = await ReadAsync(1, long.MaxValue, 3);
        var older = await ReadAsync(1, newest[^1], 3);

        Assert.Equal(5, newest.Concat(older).Distinct().Count());
        Assert.Equal(newest.Concat(older).OrderDescending(), newest.Concat(older));
        Assert.Equal(newest[..1], await ReadAsync(newest[0], long.MaxValue, 3));

        async Task<List<long>> ReadAsync(long first, long before, int limit) =>
            [.. (await ledger.Exchange.ReadCorridorAsync(
                TestUnits.Changsha.Code, TestUnits.Yuelu.Code, first, before, limit, Token)).Select(stored => stored.Sequence)];
    }

    [Fact]
    public async Task ReadCorridor_OfMoreThanOneQueryAsksFor_LeavesNoneOut()
    {
        const int Handovers = 300;
        await using var ledger = await OpenWithUnitsAsync();
        for (var i = 0; i < Handovers; i++)
            await ledger.RegisterAndHandOverAsync(TestUnits.Changsha, TestUnits.Yuelu);

        var found = await ledger.Exchange.ReadCorridorAsync(
            TestUnits.Changsha.Code, TestUnits.Yuelu.Code, 1, long.MaxValue, Handovers, Token);

        Assert.Equal(Handovers, found.Select(entry => entry.Sequence).Distinct().Count());
    }

    private static async Task ObjectAsync(TestLedger ledger, PetitionId petition, Unit by, Unit? redirectTo)
    {
        await ledger.AcceptAsync(Commands.Acknowledge(by, petition));
        await ledger.AcceptAsync(Commands.Submit(Actor.Of(by.Code), petition, new Objection(Reasons, null)));
        await ledger.AcceptAsync(
            Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition,
                new ObjectionDecision(Agreed: true, Reasons, redirectTo?.Code)));
    }

    private static async Task<Dictionary<(string From, string To), long>> CountAsync(TestLedger ledger)
    {
        var sums = await ledger.Store.Monitoring.SumFlowsAsync(
            new FlowQuery
            {
                To = ledger.Clock.GetUtcNow().AddHours(1),
                FromGrouping = FlowGrouping.Unit,
                ToGrouping = FlowGrouping.Unit,
                Kinds = Enum.GetValues<FlowKind>(),
                Limit = 1_000,
            },
            Token);
        return sums.Value.Cells.ToDictionary(cell => (cell.From, cell.To), cell => cell.Count);
    }
}
