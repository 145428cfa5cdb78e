using System.Security.Cryptography;
using Grpc.Core;
using PetitionHub.Client.Tests.Testing;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests;

public sealed class HubChannelTests
{
    [Fact]
    public async Task Connect_CertificateOfAUnit_KnowsWhoCalls()
    {
        await using var hub = await FakeHub.StartAsync();

        using var channel = HubChannel.Connect(hub.Options);

        Assert.Equal("430103-bureau", channel.Caller.UnitCode);
        Assert.Equal(0, (await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token)).Sequence);
    }

    [Fact]
    public async Task Call_HubOfAnotherAuthority_IsNotMade()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var other = await FakeHub.StartAsync();

        using var channel = HubChannel.Connect(hub.Options with { AuthorityPath = other.Options.AuthorityPath });

        await Assert.ThrowsAsync<RpcException>(
            async () => await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token));
    }

    [Fact]
    public async Task Call_HubUnderAnotherName_IsNotMade()
    {
        await using var hub = await FakeHub.StartAsync();
        var elsewhere = new UriBuilder(hub.Options.Addresses[0]) { Host = "127.0.0.2" }.Uri;

        using var channel = HubChannel.Connect(hub.Options with { Addresses = [elsewhere] });

        await Assert.ThrowsAsync<RpcException>(
            async () => await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token));
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

        using var channel = HubChannel.Connect(hub.Options with { DefaultDeadline = TimeSpan.FromMilliseconds(500) });

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await channel.Petitions.RegisterPetitionAsync(new(), cancellationToken: Wait.Token));
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Call_HubUnavailableForAMoment_IsSentAgain()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Petitions.Fail = _ => hub.Petitions.Calls.Count < 3 ? RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING") : null;

        using var channel = HubChannel.Connect(hub.Options);
        await channel.Petitions.RegisterPetitionAsync(
            new RegisterPetitionRequest { RequestId = Guid.NewGuid().ToString() }, cancellationToken: Wait.Token);

        Assert.Equal(3, hub.Petitions.Calls.Count);
    }

    [Fact]
    public async Task Connect_PlainHttp_IsRefused()
    {
        await using var hub = await FakeHub.StartAsync();

        Assert.Throws<ArgumentException>(
            () => HubChannel.Connect(hub.Options with { Addresses = [new Uri("http://localhost:7443")] }));
    }

    [Fact]
    public async Task Connect_CertificateThatNamesNobody_IsRefused()
    {
        await using var hub = await FakeHub.StartAsync();
        var authority = Path.Combine(hub.DataFolder, "certs", "ca");

        Assert.Throws<CryptographicException>(() => HubChannel.Connect(hub.Options with
        {
            CertificatePath = authority + ".pem",
            KeyPath = authority + ".key",
        }));
    }
}
