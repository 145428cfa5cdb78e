using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PetitionHub.Client.Tests.Testing;

namespace PetitionHub.Client.Tests;

/// <summary>The client as part of a program's host, with settings from its configuration.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task AddPetitionHubClient_WithOutboxAndInbox_RunsBothWhileTheHostRuns()
    {
        await using var hub = await FakeHub.StartAsync();
        using var folder = new TempFolder();
        hub.Inbox.Add(3);
        var handled = 0;
        using var host = Build(hub, folder, _ => Interlocked.Increment(ref handled));

        await host.StartAsync(Wait.Token);
        var outbox = host.Services.GetRequiredService<Outbox>();
        await outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token);
        await outbox.DrainAsync(Wait.Token).Bounded();
        await Wait.UntilAsync(() => hub.Inbox.Cursor == 3);
        await host.StopAsync(Wait.Token).Bounded();

        Assert.Equal(3, handled);
        Assert.Single(hub.Sync.Applied);
        Assert.All(hub.Inbox.Subscriptions, subscription => Assert.Equal("register", subscription.Consumer));
    }

    private static IHost Build(FakeHub hub, TempFolder folder, Action<InboxDelivery> handle)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PetitionHub:Addresses:0"] = hub.Options.Addresses[0].ToString(),
            ["PetitionHub:CertificatePath"] = hub.Options.CertificatePath,
            ["PetitionHub:KeyPath"] = hub.Options.KeyPath,
            ["PetitionHub:AuthorityPath"] = hub.Options.AuthorityPath,
            ["PetitionHub:OutboxPath"] = folder.File("outbox"),
            ["PetitionHub:JournalPath"] = folder.File("journal"),
            ["PetitionHub:Inbox:Consumer"] = "register",
        });
        builder.Services.AddPetitionHubClient(builder.Configuration.GetSection("PetitionHub"))
            .AddOutbox()
            .AddInbox((_, pump) => pump.OnOthers((delivery, _) =>
            {
                handle(delivery);
                return Task.CompletedTask;
            }));
        return builder.Build();
    }
}
