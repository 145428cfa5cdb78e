using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Confidentiality;

/// <summary>What a unit may see of petitions.</summary>
internal static class ConfidentialityServices
{
    public static void AddConfidentiality(this IServiceCollection services) =>
        services.AddSingleton<Accusations>().AddSingleton<ReadablePetitions>();
}
