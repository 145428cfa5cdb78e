using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Units;

/// <summary>The directory of units and its routes.</summary>
internal static class UnitServices
{
    public static void AddUnits(this IServiceCollection services) => services
        .AddSingleton<UnitAnswers>().AddSingleton<UnitApi>()
        .AddGauge<UnitDirectory>(
            "petitionhub.directory.units", "{unit}", "Units in the directory, of every status.", directory => directory.Count);

    public static void MapUnits(this IEndpointRouteBuilder routes) => routes.MapGrpcService<UnitApi>();
}
