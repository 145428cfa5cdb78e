using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Sqlite;

/// <summary>A ledger of an earlier version, whose states lack what this one keeps in them.</summary>
public sealed class SqliteStateFillingTests
{
    private const string Newer = "'$.HearingDays', '$.ExtensionDays', '$.PastHolders', '$.Bounces', '$.BouncesTold', '$.BetweenHandsSince', '$.PassingCountedFrom'";

    [Fact]
    public async Task Open_OfALedgerOfAnEarlierVersion_FoldsItsPetitionsAgain()
    {
        await using var database = new SqliteDatabase();
        PetitionId bounced;
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(database))
        {
            bounced = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
            await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Housing, bounced));
            await ledger.AcceptAsync(Commands.Agree(TestUnits.Yuelu, bounced));
            // More than are folded at once.
            await Task.WhenAll(
                Enumerable.Range(0, 700).Select(_ => ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))));
        }

        Assert.Equal(701, await database.TamperAsync(
            $"UPDATE petitions SET passing_counted_from_ms = -1, state = CAST(json_remove(CAST(state AS TEXT), {Newer}) AS BLOB)"));
        await using var opened = await TestLedger.OpenAsync(database);

        var state = (await opened.Reader.GetPetitionAsync(bounced, TestLedger.Token))!.State;
        Assert.Equal(1, state.Bounces);
        Assert.Equal([TestUnits.Yuelu.Code, TestUnits.Housing.Code], state.PastHolders);
        Assert.NotNull(state.PassingCountedFrom);
        await opened.AssertWholeAsync();
    }
}
