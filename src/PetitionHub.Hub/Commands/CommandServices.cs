using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Calls;

namespace PetitionHub.Hub.Commands;

/// <summary>Commands on their way to the ledger.</summary>
internal static class CommandServices
{
    public static void AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommandRequests>().AddSingleton<CommandGateway>().AddSingleton<CommandMetrics>()
        .AddSingleton<ICallAnswers, StepAnswers>().AddSingleton<ExchangeApi>();

    public static void MapCommands(this IEndpointRouteBuilder routes) => routes.MapGrpcService<ExchangeApi>();
}
