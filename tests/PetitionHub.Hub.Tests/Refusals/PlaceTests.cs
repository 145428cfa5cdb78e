using PetitionHub.Hub.Tests.Json;
using PetitionHub.Hub.Tests.Sync;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>
/// Places are those of the table: a code that never existed is refused on every path, a former one is read as the place that
/// stands for it today.
/// </summary>
public sealed class PlaceTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("330104", "330102-housing")] // Jianggan, which is Shangcheng today.
    [InlineData("330104000000", "330102-housing")]
    [InlineData("330104003", "330102-housing")] // A sub-district of it.
    [InlineData("330102", "330102-housing")]
    [InlineData("330103", "330100-housing")] // Xiacheng is Gongshu today, which has no unit here: the city's.
    public async Task Route_OfAPlaceThatIsNoMore_GoesToItsHeir(string territory, string unit)
    {
        var route = await hub.As(Changsha).Units.ResolveRouteAsync(
            new() { Territory = territory, Category = "030102" }, cancellationToken: Wait.Token);

        Assert.Equal(unit, route.Unit.UnitCode);
    }

    [Fact]
    public async Task Petition_OfAPlaceThatIsNoMore_IsListedUnderEither()
    {
        var details = Ask.Details();
        details.Territory = "330104";
        var petition = (await hub.As(Zhejiang).CallInvoker.SendAsync(Ask.Register(details))).PetitionId;

        foreach (var territory in new[] { "330104", "330102", "330100", "330104000000" })
        {
            var listed = await hub.As(Zhejiang)
                .Petitions.ListPetitionsAsync(new() { Territory = territory }, cancellationToken: Wait.Token);
            Assert.Contains(petition, listed.Petitions.Select(found => found.PetitionId));
        }

        var found = await hub.As(Zhejiang)
            .Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal("330102", found.Petition.Details.Territory);
    }

    [Fact]
    public async Task Push_OfAPlaceThatNeverWas_IsRefusedAndTheNextIsTaken()
    {
        using var push = await PushCall.OpenAsync(hub.As(Changsha).Sync, "places");
        var nowhere = Ask.Details();
        nowhere.Territory = "430199";

        var refused = await push.PushAsync(1, Ask.Register(nowhere));
        var taken = await push.PushAsync(2, Ask.Register());

        Assert.Equal((Reason.TerritoryUnknown, "430100"), (refused.Refusal.Reason, refused.Refusal.Metadata["nearest"]));
        Assert.NotNull(taken.Receipt);
    }

    [Fact]
    public async Task Json_OfAPlaceThatNeverWas_IsRefusedByName()
    {
        var nowhere = Ask.Details();
        nowhere.Territory = "999999";
        using var http = hub.Http(Changsha);

        foreach (var request in new Google.Protobuf.IMessage[] { Ask.Register(nowhere),
            new ResolveRouteRequest { Territory = "999999", Category = "999901" } })
        {
            var problem = await http.RefusedAsync(JsonCall.Of(request));
            Assert.Equal((400, "TERRITORY_UNKNOWN"), ((int)problem["status"]!, (string?)problem["reason"]));
        }
    }

    [Fact]
    public async Task Import_WithUnitsWhereNoPlaceIs_RefusesTheirLinesAndTakesTheOthers()
    {
        using var import = hub.Operator.Units.ImportUnits(cancellationToken: Wait.Token);
        var answers = new List<string>();
        foreach (var territory in new[] { "430102", "430199", "371202", "999999", "430105", "430199001" })
        {
            await import.RequestStream.WriteAsync(
                new()
                {
                    RequestId = Guid.NewGuid().ToString(),
                    UnitChange = new()
                    {
                        Kind = UnitChangeKind.Register,
                        Unit = new()
                        {
                            UnitCode = $"{territory}-place",
                            Name = "某局",
                            Territory = territory,
                            OrganType = OrganType.CompetentOrgan,
                            System = "place",
                        },
                    },
                },
                Wait.Token).Bounded();
            Assert.True(await import.ResponseStream.MoveNext(Wait.Token).Bounded());
            answers.Add(import.ResponseStream.Current.Refused?.Reason ?? "");
        }

        Assert.Equal(["", "TERRITORY_UNKNOWN", "TERRITORY_UNKNOWN", "TERRITORY_UNKNOWN", "", "TERRITORY_UNKNOWN"], answers);
    }
}
