using PetitionHub.Domain.Units;
using PetitionHub.Hub.Contacts;
using PetitionHub.Ledger.Monitoring.Health;

namespace PetitionHub.Hub.Tests.Contacts;

public sealed class UnitContactTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Write_ThatFailed_IsMadeUpForByTheNext()
    {
        var unit = UnitCode.Parse(TestUnits.YueluHousing);
        var contacts = hub.Hub.Get<UnitContacts>();
        for (var i = 0; i < ContactWriter.RowsAtOnce + 2; i++)
            contacts.Refused(unit, $"REASON_{i}");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            contacts.WriteAllAsync(new CancellationToken(canceled: true)));
        contacts.Refused(unit, "REASON_0");
        await contacts.WriteAllAsync(Wait.Token);

        var health = await hub.Operator.Monitoring.GetUnitHealthAsync(
            new() { UnitCode = unit.Value }, cancellationToken: Wait.Token);
        Assert.Equal(2, health.Errors.Single(error => error.Reason == "REASON_0").Count);
    }
}
