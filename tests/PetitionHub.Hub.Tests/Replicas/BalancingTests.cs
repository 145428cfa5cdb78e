using PetitionHub.Client;
using PetitionHub.Domain.Units;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Replicas;

/// <summary>A client that knows several replicas uses all of them, and does without those that are away.</summary>
public sealed class BalancingTests
{
    [Fact]
    public async Task Calls_WithSeveralReplicas_GoToEach()
    {
        await using var hubs = await TwoHubs.StartAsync(pollMs: 100);
        var (logA, logB) = (Served(hubs.A), Served(hubs.B));
        using var channel = Connect(hubs);
        await UntilBothServeAsync(channel, hubs);

        for (var i = 0; i < 20; i++)
            await channel.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);

        Assert.True(Served(hubs.A) > logA, "A served none.");
        Assert.True(Served(hubs.B) > logB, "B served none.");
    }

    [Fact]
    public async Task Calls_WhenAReplicaLeaves_GoOnThroughTheOther()
    {
        await using var hubs = await TwoHubs.StartAsync(pollMs: 100);
        using var channel = Connect(hubs);
        await UntilBothServeAsync(channel, hubs);

        var leaving = hubs.A.App.StopAsync(Wait.Token);
        var sent = new List<string>();
        for (var i = 0; i < 40; i++)
            sent.Add((await channel.Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token))
                .Receipt.PetitionId);
        await leaving.Bounded();
        for (var i = 0; i < 10; i++)
            sent.Add((await channel.Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token))
                .Receipt.PetitionId);

        var inbox = await hubs.B.As(Yuelu).Inbox.PullInboxAsync(
            new PullInboxRequest { Consumer = "main", PageSize = 1_000 }, cancellationToken: Wait.Token);
        Assert.Equal(sent.Order(), inbox.Entries.Select(entry => entry.PetitionId).Order());
    }

    [Fact]
    public async Task Call_OfAUnitRegisteredThroughAnotherReplica_IsAdmittedAtOnce()
    {
        await using var hubs = await TwoHubs.StartAsync();
        await hubs.Redis.KillAsync();
        var unit = new V1.Unit
        {
            UnitCode = "430104-veterans",
            Name = "Veterans",
            Territory = "430104",
            OrganType = V1.OrganType.CompetentOrgan,
            System = "veterans",
        };

        await hubs.A.Operator.Units.ChangeUnitAsync(
            new() { RequestId = Ask.NewId(), UnitChange = new() { Kind = UnitChangeKind.Register, Unit = unit } },
            cancellationToken: Wait.Token);

        Assert.Empty((await hubs.B.As(unit.UnitCode).Inbox.PullInboxAsync(
            new PullInboxRequest { Consumer = "main" }, cancellationToken: Wait.Token)).Entries);
    }

    private static int Served(TestHub hub) =>
        hub.Log.Lines.Count(line => line.Contains("Executing endpoint", StringComparison.Ordinal));

    private static HubChannel Connect(TwoHubs hubs)
    {
        var issued = hubs.B.Authority.Issue(UnitCode.Parse(Hunan));
        return HubChannel.Connect(new HubClientOptions
        {
            Addresses = [hubs.A.Address, hubs.B.Address],
            CertificatePath = issued.CertificatePath,
            KeyPath = issued.KeyPath,
            AuthorityPath = issued.AuthorityPath,
            DefaultDeadline = Wait.Patience,
        });
    }

    /// <summary>Connections are made one after the other: the first calls go to the one that is there first.</summary>
    private static Task UntilBothServeAsync(HubChannel channel, TwoHubs hubs)
    {
        var (a, b) = (Served(hubs.A), Served(hubs.B));
        return Wait.UntilAsync(() =>
        {
            channel.Ledger.GetLedgerHead(new(), cancellationToken: Wait.Token);
            return Served(hubs.A) > a && Served(hubs.B) > b;
        });
    }
}
