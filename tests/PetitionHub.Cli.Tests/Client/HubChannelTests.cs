using System.Security.Cryptography;
using Grpc.Core;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Client;

public sealed class HubChannelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connect_CertificateOfAUnit_KnowsWhoCalls()
    {
        await using var hub = await FakeHub.StartAsync();

        using var channel = HubChannel.Connect(Options(hub));

        Assert.Equal("430103-bureau", channel.Caller.UnitCode);
        Assert.Equal(0, (await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Cancel)).Sequence);
    }

    [Fact]
    public async Task Call_HubOfAnotherAuthority_IsNotMade()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var other = await FakeHub.StartAsync();

        using var channel = HubChannel.Connect(Options(hub) with { AuthorityPath = Options(other).AuthorityPath });

        await Assert.ThrowsAsync<RpcException>(
            async () => await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Call_HubUnderAnotherName_IsNotMade()
    {
        await using var hub = await FakeHub.StartAsync();
        var elsewhere = new UriBuilder(hub.Address) { Host = "127.0.0.2" }.Uri;

        using var channel = HubChannel.Connect(Options(hub) with { Addresses = [elsewhere] });

        await Assert.ThrowsAsync<RpcException>(
            async () => await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Call_WithoutDeadline_GetsTheStandardOne()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Petitions.Fail = _ =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(2));
            return null;
        };

        using var channel = HubChannel.Connect(Options(hub) with { DefaultDeadline = TimeSpan.FromMilliseconds(500) });

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await channel.Petitions.RegisterPetitionAsync(new(), cancellationToken: Cancel));
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Call_HubUnavailableForAMoment_IsSentAgain()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Petitions.Fail = _ => hub.Petitions.Calls.Count < 3 ? Refused.With(StatusCode.Unavailable, "HUB_STOPPING") : null;

        using var channel = HubChannel.Connect(Options(hub));
        await channel.Petitions.RegisterPetitionAsync(
            new RegisterPetitionRequest { RequestId = Guid.NewGuid().ToString() }, cancellationToken: Cancel);

        Assert.Equal(3, hub.Petitions.Calls.Count);
    }

    [Fact]
    public async Task Connect_PlainHttp_IsRefused()
    {
        await using var hub = await FakeHub.StartAsync();

        Assert.Throws<ArgumentException>(
            () => HubChannel.Connect(Options(hub) with { Addresses = [new Uri("http://localhost:7443")] }));
    }

    [Fact]
    public async Task Connect_CertificateThatNamesNobody_IsRefused()
    {
        await using var hub = await FakeHub.StartAsync();
        var authority = Path.Combine(hub.DataFolder, "certs", "ca");

        Assert.Throws<CryptographicException>(() => HubChannel.Connect(Options(hub) with
        {
            CertificatePath = authority + ".pem",
            KeyPath = authority + ".key",
        }));
    }

    private static HubClientOptions Options(FakeHub hub)
    {
        var issued = hub.Issue("430103-bureau");
        return new HubClientOptions
        {
            Addresses = [hub.Address],
            CertificatePath = issued.CertificatePath,
            KeyPath = issued.KeyPath,
            AuthorityPath = issued.AuthorityPath,
        };
    }
}
