using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;
using static PetitionHub.V1.PetitionScope;

namespace PetitionHub.Hub.Tests.Confidentiality;

/// <summary>
/// A petition that accuses the city's health organ, with everyone who may come near it: each sees it on every path, or on none
/// (invariant 8).
/// </summary>
public sealed class SightTests(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const string Accused = "430100-health";
    private const string BelowAccused = "430103-health";
    private const string Copied = "430104-market-regulation";
    private const string Assisting = "430103-education";

    private readonly List<Receipt> _receipts = [];
    private string _petition = "";

    public async ValueTask InitializeAsync()
    {
        await TakeAsync(Tianxin, Ask.Register(Ask.Details(Accused)));
        _petition = _receipts[0].PetitionId;
        await TakeAsync(Tianxin, Ask.Transfer(_petition, TianxinHousing));
        await TakeAsync(Tianxin, Ask.Copy(_petition, Copied));
        await TakeAsync(TianxinHousing, Ask.Acknowledge(_petition));
        await TakeAsync(TianxinHousing, Ask.For<NameUnitsRequest>(
            _petition, new UnitNaming { LeadUnit = TianxinHousing, AssistingUnits = { Assisting } }));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(Tianxin, 1, Registered, Involved, Territory)]
    [InlineData(TianxinHousing, 1, Held, Involved)]
    [InlineData(Copied, 1, Involved)]
    [InlineData(Assisting, 1, Involved)]
    [InlineData(Changsha, 0, Territory)]
    [InlineData(Hunan, 0, Territory)]
    [InlineData(National, 0, Territory)]
    [InlineData("430100-joint-conference", 0, Territory)]
    [InlineData("000000-joint-conference", 0, Territory)]
    public async Task Unit_WithARelation_SeesThePetitionOnEveryPath(string unit, int inInbox, params PetitionScope[] scopes)
    {
        var sight = new Sight(hub, unit);

        Assert.True(await sight.GetsAsync(_petition));
        Assert.True(await sight.SeesTimelineAsync(_petition));
        foreach (var receipt in _receipts)
            Assert.True(await sight.SeesEntryAsync(receipt.LastSequence));
        Assert.Equal(scopes, await sight.ListedInAsync(_petition));
        var pulled = await sight.PulledAsync(_petition);
        Assert.NotEmpty(await sight.FedAsync(_petition));
        Assert.True(await sight.CopiesAsync(_petition));
        Assert.True(inInbox == 0 ? pulled.Count == 0 : pulled.Count >= inInbox, $"{pulled.Count} in the inbox");
    }

    [Theory]
    [InlineData(Accused)]
    [InlineData(BelowAccused)]
    [InlineData("430104-health")]
    [InlineData("430000-health")]
    [InlineData("430100-housing")]
    [InlineData(Yuelu)]
    [InlineData(YueluHousing)]
    [InlineData("430104-joint-conference")]
    [InlineData("430103-discipline")]
    [InlineData(Zhejiang)]
    [InlineData("330000-joint-conference")]
    public async Task Unit_AccusedOrWithoutARelation_SeesNothingOnAnyPath(string unit)
    {
        var sight = new Sight(hub, unit);

        Assert.False(await sight.GetsAsync(_petition));
        Assert.False(await sight.SeesTimelineAsync(_petition));
        foreach (var receipt in _receipts)
            Assert.False(await sight.SeesEntryAsync(receipt.LastSequence));
        Assert.Empty(await sight.ListedInAsync(_petition));
        Assert.Empty(await sight.PulledAsync(_petition));
        Assert.Empty(await sight.FedAsync(_petition));
        Assert.False(await sight.CopiesAsync(_petition));
    }

    private async Task TakeAsync(string unit, Google.Protobuf.IMessage command) =>
        _receipts.Add(await hub.As(unit).CallInvoker.SendAsync(command));
}
