using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Petitions;

/// <summary>Petitions, as units register and read them.</summary>
internal static class PetitionServices
{
    public static void AddPetitions(this IServiceCollection services) =>
        services.AddSingleton<PetitionAnswers>().AddSingleton<PetitionApi>();

    public static void MapPetitions(this IEndpointRouteBuilder routes) => routes.MapGrpcService<PetitionApi>();
}
