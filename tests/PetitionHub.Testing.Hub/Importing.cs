using PetitionHub.V1;

namespace PetitionHub.Testing.Hub;

/// <summary>Fills a hub's directory as an operator does.</summary>
internal static class Importing
{
    public static async Task ImportUnitsAsync(this TestHub hub)
    {
        using var import = hub.Operator.Units.ImportUnits(cancellationToken: Wait.Token);
        foreach (var unit in TestUnits.All)
            await import.RequestStream.WriteAsync(TestUnits.Register(unit), Wait.Token).Bounded();
        await import.RequestStream.CompleteAsync().Bounded();
        for (var i = 0; i < TestUnits.All.Count; i++)
        {
            Assert.True(await import.ResponseStream.MoveNext(Wait.Token).Bounded());
            var answer = import.ResponseStream.Current;
            Assert.Equal(ImportUnitsResponse.ResultOneofCase.Receipt, answer.ResultCase);
            Assert.Equal(TestUnits.All[i].Code.Value, answer.UnitCode);
        }

        Assert.False(await import.ResponseStream.MoveNext(Wait.Token).Bounded());
    }

    public static async Task ChangeUnitAsync(this HubFixture hub, UnitChangeKind kind, string unit) =>
        await hub.Operator.Units.ChangeUnitAsync(
            new()
            {
                RequestId = Guid.NewGuid().ToString(),
                UnitChange = new() { Kind = kind, Unit = new() { UnitCode = unit }, Reason = "The government decided so." },
            },
            cancellationToken: Wait.Token);
}
