using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PetitionHub.Client;

/// <summary>Adds the parts of the client that a program wants to its host.</summary>
public sealed class PetitionHubClientBuilder
{
    private readonly IServiceCollection _services;

    internal PetitionHubClientBuilder(IServiceCollection services) => _services = services;

    /// <summary>Adds an <see cref="Outbox"/>, and sends what it holds while the host runs.</summary>
    public PetitionHubClientBuilder AddOutbox()
    {
        _services.TryAddSingleton(services => Outbox.Open(OptionsOf(services).OutboxPath, services.GetService<TimeProvider>()));
        _services.TryAddSingleton(services => new OutboxSender(
            services.GetRequiredService<Outbox>(), services.GetRequiredService<HubChannel>().Sync,
            services.GetRequiredService<HubChannel>().Ledger,
            services.GetService<TimeProvider>(), services.GetService<ILogger<OutboxSender>>()));
        _services.AddHostedService<OutboxWork>();
        return this;
    }

    /// <summary>Adds an <see cref="InboxPump"/> with an <see cref="InboxJournal"/>, and pumps while the host runs.</summary>
    /// <param name="handlers">Sets the handlers of the pump, which may use the program's services.</param>
    public PetitionHubClientBuilder AddInbox(Action<IServiceProvider, InboxPump> handlers)
    {
        _services.TryAddSingleton(services => InboxJournal.Open(OptionsOf(services).JournalPath));
        _services.TryAddSingleton(services =>
        {
            var pump = new InboxPump(
                services.GetRequiredService<HubChannel>().Inbox, OptionsOf(services).Inbox,
                services.GetRequiredService<InboxJournal>(),
                services.GetService<TimeProvider>(), services.GetService<ILogger<InboxPump>>());
            handlers(services, pump);
            return pump;
        });
        _services.AddHostedService<InboxWork>();
        return this;
    }

    internal static PetitionHubClientOptions OptionsOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<PetitionHubClientOptions>>().Value;

    private sealed class OutboxWork(OutboxSender sender) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => sender.RunAsync(stoppingToken);
    }

    private sealed class InboxWork(InboxPump pump) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => pump.RunAsync(stoppingToken);
    }
}
