using Grpc.Core;
using PetitionHub.Hub.Contacts;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Monitoring;

/// <summary>
/// The health of a unit that pulled its inbox, signed for an item and did so again, which is refused: as the operator, a unit
/// above it and the unit itself read it.
/// </summary>
public sealed class UnitHealthTests(WorkingUnit hub) : IClassFixture<WorkingUnit>
{
    private const string TheOperator = "";

    [Theory]
    [InlineData(TheOperator)]
    [InlineData(Yuelu)]
    [InlineData(YueluHousing)]
    public async Task Health_OfAUnit_CountsWhatIsOpen(string watcher)
    {
        var health = await ReadAsync(watcher);

        Assert.Equal(
            (YueluHousing, 1, 1, 0), (health.Unit.UnitCode, health.OpenPetitions, health.OpenDuties, health.OverdueDuties));
    }

    [Theory]
    [InlineData(TheOperator)]
    [InlineData(Yuelu)]
    [InlineData(YueluHousing)]
    public async Task Health_OfAUnit_TellsItsLastCall(string watcher)
    {
        var health = await ReadAsync(watcher);

        Assert.True(health.LastCallTime >= health.LastPullTime);
    }

    [Theory]
    [InlineData(TheOperator)]
    [InlineData(Yuelu)]
    [InlineData(YueluHousing)]
    public async Task Health_OfAUnit_TellsWhenItsCertificateEnds(string watcher)
    {
        var health = await ReadAsync(watcher);

        Assert.True(health.CertificateExpireTime.ToDateTimeOffset() > DateTimeOffset.UtcNow);
    }

    // Of another unit nobody is told what moves with items that accuse whoever asks.
    [Theory]
    [InlineData(TheOperator, true)]
    [InlineData(Yuelu, false)]
    [InlineData(YueluHousing, true)]
    public async Task Health_OfAUnit_TellsItsLastCommandToItselfAndTheOperator(string watcher, bool isTold)
    {
        var health = await ReadAsync(watcher);

        Assert.Equal(isTold, health.LastPullTime < health.LastCommandTime);
    }

    [Theory]
    [InlineData(TheOperator, true)]
    [InlineData(Yuelu, false)]
    [InlineData(YueluHousing, true)]
    public async Task Health_OfAUnit_TellsItsErrorsToItselfAndTheOperator(string watcher, bool isTold)
    {
        var health = await ReadAsync(watcher);

        Assert.Equal(
            isTold ? [("STEP_OUT_OF_ORDER", 1L)] : [], health.Errors.Select(error => (error.Reason, (long)error.Count)));
    }

    [Theory]
    [InlineData(TheOperator)]
    [InlineData(Yuelu)]
    [InlineData(YueluHousing)]
    public async Task Health_OfAUnit_TellsWhatWaitsInItsInbox(string watcher)
    {
        var health = await ReadAsync(watcher);

        Assert.Equal(1, Assert.Single(health.Consumers).Backlog);
    }

    private async Task<GetUnitHealthResponse> ReadAsync(string watcher) =>
        await (watcher == TheOperator ? hub.Operator : hub.As(watcher)).Monitoring.GetUnitHealthAsync(
            WorkingUnit.Request, cancellationToken: Wait.Token);
}

/// <summary>A hub in which one unit has worked.</summary>
public sealed class WorkingUnit : HubFixture
{
    internal static GetUnitHealthRequest Request { get; } = new() { UnitCode = YueluHousing };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var petition = (await As(Yuelu).Petitions.RegisterPetitionAsync(
            Ask.RegisterFor(YueluHousing), cancellationToken: Wait.Token)).Receipt.PetitionId;
        await Wait.UntilAsync(async () =>
            (await Operator.Monitoring.GetUnitHealthAsync(Request, cancellationToken: Wait.Token)).OpenPetitions == 1);
        await As(YueluHousing).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        await As(YueluHousing).CallInvoker.SendAsync(Ask.Acknowledge(petition));
        await Assert.ThrowsAsync<RpcException>(() => As(YueluHousing).CallInvoker.SendAsync(Ask.Acknowledge(petition)));
        await Hub.Get<UnitContacts>().WriteAllAsync(Wait.Token);
    }
}
