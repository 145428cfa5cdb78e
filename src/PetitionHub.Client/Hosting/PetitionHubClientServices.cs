using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PetitionHub.Client;

/// <summary>Adds the client to a program's services.</summary>
public static class PetitionHubClientServices
{
    /// <summary>
    /// Adds a <see cref="HubChannel"/> for the whole program; what it returns adds an outbox and an inbox to it. Nothing is
    /// opened before it is needed, or the host starts.
    /// </summary>
    public static PetitionHubClientBuilder AddPetitionHubClient(
        this IServiceCollection services, Action<PetitionHubClientOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton(provider =>
            Connect(PetitionHubClientBuilder.OptionsOf(provider), provider.GetService<TimeProvider>()));
        return new PetitionHubClientBuilder(services);
    }

    /// <summary>
    /// Adds the client with the settings of a configuration section, whose keys are the names of
    /// <see cref="PetitionHubClientOptions"/>.
    /// </summary>
    public static PetitionHubClientBuilder AddPetitionHubClient(this IServiceCollection services, IConfiguration section) =>
        services.AddPetitionHubClient(section.Bind);

    private static HubChannel Connect(PetitionHubClientOptions options, TimeProvider? clock) => HubChannel.Connect(
        new HubClientOptions
        {
            Addresses = [.. options.Addresses],
            CertificatePath = options.CertificatePath,
            KeyPath = options.KeyPath,
            AuthorityPath = options.AuthorityPath,
            DefaultDeadline = options.DefaultDeadline,
        },
        clock);
}
