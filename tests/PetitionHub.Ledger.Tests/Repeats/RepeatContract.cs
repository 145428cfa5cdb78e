using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Repeats;

/// <summary>
/// The index of repeats follows the ledger, whichever process advances it, and is the same however often it is rebuilt.
/// </summary>
public abstract class RepeatContract : LedgerContract
{
    private const string Text = "小区楼下的烧烤店没有专用烟道，油烟直排，营业到凌晨，居民无法休息，多次投诉没有结果。";
    private const string Retyped = "小区楼下烧烤店没有专用烟道，油烟直排，每天营业到凌晨，居民无法休息，投诉多次没有结果！";
    private const string Other = "请问地铁三号线什么时候开通，西站的出入口为什么只设在马路东侧，行人过街非常危险。";

    [Fact]
    public async Task Find_SameSimilarAndOtherTexts_GivesTheLikelyOnesBestFirst()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var similar = await RegisterAsync(ledger, Retyped, "");
        var same = await RegisterAsync(ledger, $" {Text} ", "");
        await RegisterAsync(ledger, Other, "");
        await CatchUpAsync(ledger);

        var found = await FindAsync(ledger, Text);

        Assert.Equal([same, similar], found.Select(one => one.Petition.State.Id));
        Assert.Equal(RepeatReason.SameText, found[0].Match.Reasons[0]);
        Assert.Equal(RepeatReason.SimilarText, found[1].Match.Reasons[0]);
        Assert.NotEmpty(found[0].Petition.State.Duties);
    }

    [Fact]
    public async Task Find_SamePetitionerWithAnotherText_IsFound()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await RegisterAsync(ledger, Other, "0a0b");
        await RegisterAsync(ledger, Other, "0c0d");
        await CatchUpAsync(ledger);

        var one = Assert.Single(await FindAsync(ledger, Text, "0a0b"));

        Assert.Equal((petition, RepeatReason.SamePetitioner), (one.Petition.State.Id, one.Match.Reasons[0]));
        Assert.Empty((await ledger.Store.Repeats.FindAsync(Traits(Text, "0a0b"), petition, atLeast: 0, Token)).Value);
        Assert.Empty(await FindAsync(ledger, "见附件", ""));
    }

    [Fact]
    public async Task Find_AmendedAndVoided_GoesByWhatStands()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var amended = await RegisterAsync(ledger, Text, "");
        var voided = await RegisterAsync(ledger, Text, "");
        var shortened = await RegisterAsync(ledger, Text, "");
        await CatchUpAsync(ledger);
        Assert.Equal(3, (await FindAsync(ledger, Text)).Count);
        var rows = await ReadRowsAsync();

        await ledger.AcceptAsync(Amend(amended, Other));
        await ledger.AcceptAsync(Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), voided, new Voiding("登记错误，作废此件，另行登记。")));
        await ledger.AcceptAsync(Amend(shortened, "见附件"));

        // What is voided is not found, also before the index knows.
        Assert.DoesNotContain(voided, (await FindAsync(ledger, Text)).Select(one => one.Petition.State.Id));
        await CatchUpAsync(ledger);
        Assert.Empty(await FindAsync(ledger, Text));
        Assert.Equal(amended, Assert.Single(await FindAsync(ledger, Other)).Petition.State.Id);
        Assert.Equal(3 * (TextSketch.Bands + 1), rows.Count(row => row.StartsWith("band", StringComparison.Ordinal)));
        Assert.Equal(TextSketch.Bands + 2, (await ReadRowsAsync()).Count);
    }

    [Fact]
    public async Task Advance_RegisteredAmendedAndVoidedInOnePage_IsAsOneByOne()
    {
        await using var ledger = await OpenWithUnitsAsync();
        for (var i = 0; i < 6; i++)
            await ChangeAsync(ledger, i);
        await CatchUpAsync(ledger);
        var atOnce = await ReadRowsAsync();

        await ledger.Store.Repeats.Projection.RestartAsync(Token);
        await CatchUpAsync(ledger);

        Assert.NotEmpty(atOnce);
        Assert.Equal(atOnce, await ReadRowsAsync());
        for (var i = 6; i < 12; i++)
        {
            await ChangeAsync(ledger, i);
            await CatchUpAsync(ledger);
        }

        var oneByOne = await ReadRowsAsync();
        await ledger.Store.Repeats.Projection.RestartAsync(Token);
        Assert.True((await ledger.Store.Repeats.Projection.GetPositionAsync(Token)).IsBeingRemoved);
        await CatchUpAsync(ledger);
        Assert.Equal(oneByOne, await ReadRowsAsync());
    }

    [Fact]
    public async Task Advance_ByTwoReplicasAtOnce_DoublesAndSkipsNothing()
    {
        await using var one = await OpenWithUnitsAsync();
        await using var two = await OpenAsync();
        for (var i = 0; i < 600; i++)
            await RegisterAsync(one, $"{Text}第{i}号", $"{i:x4}");
        var working = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => CatchUpAsync(one), Token)));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => CatchUpAsync(two), Token)));
        await working;

        var rows = await ReadRowsAsync();
        Assert.Equal(600, rows.Count(row => row.StartsWith("sketch", StringComparison.Ordinal)));
        Assert.Equal(600 * (TextSketch.Bands + 2), rows.Count(row => row.StartsWith("band", StringComparison.Ordinal)));
        await one.Store.Repeats.Projection.RestartAsync(Token);
        await CatchUpAsync(two);
        Assert.Equal(rows, await ReadRowsAsync());
        await one.AssertWholeAsync();
    }

    [Fact]
    public async Task Find_TextThatManyShare_LooksAtTheNewest()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petitions = new List<PetitionId>();
        for (var i = 0; i < RepeatSearch.PetitionsPerKey + 20; i++)
            petitions.Add(await RegisterAsync(ledger, Text, ""));
        await CatchUpAsync(ledger);

        var found = await FindAsync(ledger, Text);

        Assert.Equal(RepeatIndex.MaxFindings, found.Count);
        Assert.Equal(petitions.OrderByDescending(id => $"{id}", StringComparer.Ordinal).Take(RepeatIndex.MaxFindings),
            found.Select(one => one.Petition.State.Id));
    }

    /// <summary>Also where the first of many leave, by whatever pages the projection comes upon them.</summary>
    [Fact]
    public async Task Advance_ATextThatMoreShareThanAreLookedAt_IsTheSameHoweverOftenItIsMade()
    {
        const int Left = 5;
        await using var ledger = await OpenWithUnitsAsync();
        var petitions = new List<PetitionId>();
        for (var i = 0; i < RepeatSearch.PetitionsPerKey + 20; i++)
        {
            petitions.Add(await RegisterAsync(ledger, Text, $"{i:x4}"));
            if (i % 7 == 0)
                await CatchUpAsync(ledger);
        }

        foreach (var petition in petitions.OrderBy(id => $"{id}", StringComparer.Ordinal).Take(Left))
            await ledger.AcceptAsync(Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition, new Voiding("登记错误，作废此件，另行登记。")));
        await CatchUpAsync(ledger);
        var rows = await ReadRowsAsync();
        await ledger.Store.Repeats.Projection.RestartAsync(Token);
        await CatchUpAsync(ledger);

        Assert.Equal(rows, await ReadRowsAsync());
        // A key of the text and one of the petitioner for each; those of similar texts for the first.
        var standing = petitions.Count - Left;
        Assert.Equal(
            (2 * standing) + (
                RepeatSearch.PetitionsPerKey * TextSketch.Bands),
                    rows.Count(row => row.StartsWith("band", StringComparison.Ordinal)));
        Assert.Equal(RepeatIndex.MaxFindings, (await FindAsync(ledger, Retyped)).Count);
    }

    [Fact]
    public async Task Advance_ADamagedRow_MakesTheIndexAnew_AndASearchPassesItBy()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await RegisterAsync(ledger, Text, "");
        var other = await RegisterAsync(ledger, Text, "");
        await CatchUpAsync(ledger);
        var rows = await ReadRowsAsync();
        await Database.TamperAsync(
            "UPDATE repeat_sketches SET territory = 'junk' WHERE petition_id = (SELECT MIN(petition_id) FROM repeat_sketches)");
        var damaged = petition.Value < other.Value ? petition : other;

        Assert.Single(await FindAsync(ledger, Text));
        await ledger.AcceptAsync(Amend(damaged, Text));
        await Assert.ThrowsAsync<InvalidDataException>(() => ledger.Store.Repeats.Projection.AdvanceAsync(Token));
        await CatchUpAsync(ledger);

        Assert.Equal(rows, await ReadRowsAsync());
        Assert.Equal(2, (await FindAsync(ledger, Text)).Count);
    }

    [Fact]
    public async Task Advance_IndexOfALaterVersion_IsLeftAlone()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await RegisterAsync(ledger, Text, "");
        await CatchUpAsync(ledger);
        var rows = await ReadRowsAsync();
        await Database.TamperAsync(
            $"UPDATE projection_positions SET version = {RepeatTraits.Version + 1} WHERE name = 'repeats'");
        await RegisterAsync(ledger, Other, "");

        var position = await ledger.Store.Repeats.Projection.AdvanceAsync(Token);

        Assert.Equal(RepeatTraits.Version + 1, position.Version);
        Assert.False(position.IsAtHead);
        Assert.Equal(rows, await ReadRowsAsync());
    }

    [Fact]
    public async Task Advance_IndexOfAnEarlierVersion_IsMadeAnew()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await RegisterAsync(ledger, Text, "");
        await CatchUpAsync(ledger);
        var rows = await ReadRowsAsync();
        await Database.TamperAsync("UPDATE projection_positions SET version = 0 WHERE name = 'repeats'");
        await Database.TamperAsync("UPDATE repeat_bands SET band_key = band_key + 1");

        await CatchUpAsync(ledger);

        Assert.Equal(rows, await ReadRowsAsync());
    }

    /// <summary>The rows of the index, as texts in order; from a context of the engine, past the hub.</summary>
    private async Task<List<string>> ReadRowsAsync()
    {
        await using var engine = LedgerEngines.Find(Database.Options.Engine)!.Open(
            Database.Options, new LedgerLog(new ErrorLog()));
        await using var context = engine.CreateContext();
        var sketches = await context.RepeatSketches.ToListAsync(Token);
        var bands = await context.RepeatBands.ToListAsync(Token);
        return
        [
            .. sketches.Select(row =>
                $"sketch {row.PetitionId} {Hex(row.Petitioner)} {row.TextHash} {Hex(row.Sketch)} {row.Category} {row.Territory}")
                .Concat(bands.Select(row => $"band {row.BandKey} {row.PetitionId}")).Order(StringComparer.Ordinal),
        ];

        static string Hex(byte[]? bytes) => bytes is null ? "-" : Convert.ToHexStringLower(bytes);
    }

    private static async Task CatchUpAsync(TestLedger ledger)
    {
        while (!(await ledger.Store.Repeats.Projection.AdvanceAsync(Token)).IsAtHead)
            Token.ThrowIfCancellationRequested();
    }

    private static async Task<IReadOnlyList<RepeatFinding>> FindAsync(TestLedger ledger, string text, string identity = "") =>
        (await ledger.Store.Repeats.FindAsync(Traits(text, identity), null, atLeast: 0, Token)).Value;

    private static RepeatTraits Traits(string text, string identity) => RepeatTraits.Of(Details(text, identity));

    private static PetitionDetails Details(string text, string identity) =>
        Commands.Details(text) with { Petitioner = Petitioner.Anonymous with { IdentityDigest = identity } };

    private static async Task<PetitionId> RegisterAsync(TestLedger ledger, string text, string identity)
    {
        var petition = Commands.NewId();
        await ledger.AcceptAsync(Commands.Submit(
            Actor.Of(TestUnits.Yuelu.Code), petition, Commands.NewRegistration() with { Details = Details(text, identity) }));
        return petition;
    }

    private static Submission Amend(PetitionId petition, string text) => Commands.Submit(
        Actor.Of(TestUnits.Yuelu.Code), petition, new Amendment(Details(text, ""), "说明理由：反映的问题需要更正。", 1));

    /// <summary>Registers one, and amends or voids every other.</summary>
    private static async Task ChangeAsync(TestLedger ledger, int number)
    {
        var petition = await RegisterAsync(ledger, $"{Text}第{number}号", $"{number:x4}");
        if (number % 3 == 1)
            await ledger.AcceptAsync(Amend(petition, $"{Other}第{number}号"));
        else if (number % 3 == 2)
            await ledger.AcceptAsync(Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), petition, new Voiding("登记错误，作废此件，另行登记。")));
    }
}
