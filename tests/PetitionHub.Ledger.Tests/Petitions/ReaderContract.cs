using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Petitions;

/// <summary>Reading petitions, lists, pages and units.</summary>
public abstract class ReaderContract : LedgerContract
{
    [Fact]
    public async Task GetHead_EmptyLedger_IsTheEmptyTree()
    {
        await using var ledger = await OpenAsync();

        var head = await ledger.Entries.GetHeadAsync(Token);

        Assert.Equal((0L, null), (head.Sequence, head.At));
        Assert.Equal(
            "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", Convert.ToHexString(head.RootSha256.Span));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task GetDetails_GivesTheTextsOfTheLastAmendment()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition));
        var before = await ledger.Petitions.GetPetitionAsync(petition, Token);
        Assert.Equal(Commands.Details().Content, (await ledger.Petitions.GetDetailsAsync(before!, Token)).Content);

        await ledger.AcceptAsync(Commands.Amend(TestUnits.Yuelu, petition, "电梯已停运一年。", version: 1));

        var after = await ledger.Petitions.GetPetitionAsync(petition, Token);
        var details = await ledger.Petitions.GetDetailsAsync(after!, Token);
        Assert.Equal("电梯已停运一年。", details.Content);
        Assert.Equal("张三", details.Petitioner.Name);
        Assert.Equal("", after!.State.Details.Content);
        Assert.Equal(Petitioner.Anonymous, after.State.Details.Petitioner);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task FindByQueryCode_FindsTheItemAndNoOther()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        var receipt = await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition));

        Assert.Equal(petition, (await ledger.Petitions.FindByQueryCodeAsync(receipt.QueryCode, Token))!.State.Id);
        Assert.Null(await ledger.Petitions.FindByQueryCodeAsync("nobody's", Token));
        Assert.Null(await ledger.Petitions.GetPetitionAsync(Commands.NewId(), Token));
        Assert.Null(await ledger.Entries.GetEntryAsync(1_000, Token));
    }

    [Fact]
    public async Task GetPetition_HasItsDutiesInOrder()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, petition));

        var found = await ledger.Petitions.GetPetitionAsync(petition, Token);

        Assert.NotEmpty(found!.State.Duties);
        Assert.Equal(Enumerable.Range(1, found.State.Duties.Length), found.State.Duties.Select(duty => duty.Number));
        Assert.Contains(found.State.Duties, duty => duty is { Kind: DutyKind.Conclude, IsOpen: true });
    }

    [Theory]
    [InlineData(PetitionScope.Held)]
    [InlineData(PetitionScope.Registered)]
    [InlineData(PetitionScope.Involved)]
    [InlineData(PetitionScope.Territory)]
    public async Task ListPetitions_PageByPage_GivesEachOnceNewestFirst(PetitionScope scope)
    {
        await using var ledger = await OpenWithUnitsAsync();
        for (var i = 0; i < 23; i++)
        {
            // Several items have the same time: the id tells them apart.
            if (i % 5 == 0)
                ledger.Clock.Advance(TimeSpan.FromMinutes(1));
            await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
            await ledger.AcceptAsync(Commands.Register(TestUnits.CityHousing, Commands.NewId()));
        }

        var read = new List<PetitionPlace>();
        PetitionPlace? after = null;
        do
        {
            var page = await ledger.Lists.ListPetitionsAsync(
                new PetitionQuery { Scope = scope, Unit = TestUnits.Yuelu, After = after, Limit = 4 }, Token);
            read.AddRange(page.Petitions.Select(petition => new PetitionPlace(petition.State.RegisteredAt, petition.State.Id)));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(23, read.Distinct().Count());
        Assert.Equal(
            read.OrderByDescending(key => key.RegisteredAt)
                .ThenByDescending(key => key.Id.ToString(), StringComparer.Ordinal), read);
    }

    [Theory]
    [InlineData("000000", 4)]
    [InlineData("430000", 4)]
    [InlineData("430100", 4)]
    [InlineData("430104", 3)]
    [InlineData("440000", 0)]
    [InlineData("430105", 0)]
    public async Task ListPetitions_Territory_TakesInThoseHeldInsideIt(string territory, int count)
    {
        await using var ledger = await OpenWithUnitsAsync();
        foreach (var unit in new[] { TestUnits.Yuelu, TestUnits.Housing, TestUnits.Education, TestUnits.CityHousing })
            await ledger.AcceptAsync(Commands.Register(unit, Commands.NewId()));
        var bureau = TestUnits.Make(territory, "bureau", OrganType.Bureau, "petition");

        var page = await ledger.Lists.ListPetitionsAsync(
            new PetitionQuery { Scope = PetitionScope.Territory, Unit = bureau, Limit = 10 }, Token);

        Assert.Equal(count, page.Petitions.Count);
    }

    [Fact]
    public async Task ListPetitions_Involved_KeepsThoseThatWentOn()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Changsha, TestUnits.Yuelu);
        await ledger.AcceptAsync(Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing));
        await ledger.AcceptAsync(Commands.Copy(TestUnits.Yuelu, petition, TestUnits.CityHousing));

        foreach (var unit in new[] { TestUnits.Changsha, TestUnits.Yuelu, TestUnits.Housing, TestUnits.CityHousing })
            Assert.Single((await ListAsync(ledger, PetitionScope.Involved, unit)).Petitions);
        Assert.Empty((await ListAsync(ledger, PetitionScope.Involved, TestUnits.Education)).Petitions);
        Assert.Empty((await ListAsync(ledger, PetitionScope.Held, TestUnits.Yuelu)).Petitions);
    }

    [Fact]
    public async Task ListPetitions_EveryFilterMustHold()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var state = (await ledger.Petitions.GetPetitionAsync(petition, Token))!.State;
        var due = state.Duties.Where(duty => duty.IsOpen).Min(duty => duty.DueAt);
        var all = new PetitionQuery { Scope = PetitionScope.Held, Unit = TestUnits.Housing, Limit = 10 };
        PetitionQuery[] matching =
        [
            all,
            all with { Statuses = [PetitionStatus.Received, PetitionStatus.Accepted] },
            all with { CategoryPrefix = state.Details.Category[..2] },
            all with { CategoryPrefix = state.Details.Category },
            all with { ProblemTerritory = TestUnits.Hunan.Territory },
            all with { Purpose = Purpose.Appeal },
            all with { RegisteredFrom = state.RegisteredAt, RegisteredBefore = state.RegisteredAt.AddMilliseconds(1) },
            all with { OverdueAt = due },
            all with { Matter = petition },
        ];
        PetitionQuery[] missing =
        [
            all with { Statuses = [PetitionStatus.Concluded] },
            all with { CategoryPrefix = "99" },
            all with { ProblemTerritory = Territory.Parse("44") },
            all with { Purpose = Purpose.Suggestion },
            all with { RegisteredFrom = state.RegisteredAt.AddMilliseconds(1) },
            all with { RegisteredBefore = state.RegisteredAt },
            all with { OverdueAt = due.AddMilliseconds(-1) },
            all with { Matter = Commands.NewId() },
        ];

        foreach (var query in matching)
            Assert.Single((await ledger.Lists.ListPetitionsAsync(query, Token)).Petitions);
        foreach (var query in missing)
            Assert.Empty((await ledger.Lists.ListPetitionsAsync(query, Token)).Petitions);
    }

    [Fact]
    public async Task ReadEntries_PageOfManyBytes_EndsEarlyAndSaysSo()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var content = new string('文', TextLimits.Content);
        for (var i = 0; i < 50; i++)
            await ledger.AcceptAsync(
                Commands.Submit(Actor.Of(TestUnits.Yuelu.Code), Commands.NewId(), Commands.NewRegistration(content)));

        var page = await ledger.Entries.ReadEntriesAsync(0, 1_000, Token);

        Assert.True(page.More);
        Assert.InRange(page.Entries.Sum(stored => stored.Bytes), PageLimit.MaxBytes, PageLimit.MaxBytes + 100_000);
        var rest = await ledger.Entries.ReadEntriesAsync(page.Entries[^1].Sequence, 1_000, Token);
        Assert.Equal(57, page.Entries.Count + rest.Entries.Count);
    }

    [Fact]
    public async Task ReadEntries_MoreRowsThanOneQueryAsksFor_GivesEachOnceInOrder()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 1_100).Select(_ => ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()))));
        var head = (int)(await ledger.Entries.GetHeadAsync(Token)).Sequence;

        foreach (var limit in new[] { 999, 1_000, 1_001, head - 1, head, head + 1 })
        {
            var page = await ledger.Entries.ReadEntriesAsync(0, limit, Token);
            var count = Math.Min(limit, head);
            Assert.Equal(Enumerable.Range(1, count).Select(i => (long)i), page.Entries.Select(stored => stored.Sequence));
            Assert.Equal(limit < head, page.More);
        }
    }

    [Fact]
    public async Task Read_LimitOutOfRange_Throws()
    {
        await using var ledger = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ledger.Entries.ReadEntriesAsync(0, 0, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => ledger.Inboxes.ReadInboxAsync(TestUnits.Yuelu.Code, 0, PageLimit.MaxItems + 1, Token));
    }

    [Fact]
    public async Task ReadUnits_GivesThemAsTheyStand()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var suspended = TestUnits.Housing with { Status = UnitStatus.Suspended };
        await ledger.AcceptAsync(Commands.ChangeUnit(UnitChangeKind.Suspend, TestUnits.Housing));

        var units = await ledger.Units.ReadUnitsAsync(Token).ToDictionaryAsync(unit => unit.Code, cancellationToken: Token);

        Assert.Equal(TestUnits.All.Count, units.Count);
        Assert.Equal(suspended, units[TestUnits.Housing.Code]);
        Assert.Equal(TestUnits.National, units[TestUnits.National.Code]);
        await ledger.AssertWholeAsync();
    }

    private static Task<PetitionPage> ListAsync(TestLedger ledger, PetitionScope scope, Unit unit) =>
        ledger.Lists.ListPetitionsAsync(new PetitionQuery { Scope = scope, Unit = unit, Limit = 10 }, Token);
}
