using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Hosting;

/// <summary>Pages that a program adds to its hub's operations listener, such as the operators' console.</summary>
public interface IOperationsPages
{
    /// <summary>Adds the pages, and what they need, to the hub's services.</summary>
    void Add(IServiceCollection services, HubOptions options);

    /// <summary>Puts the pages at the end of the operations listener, behind health and metrics.</summary>
    void Map(IApplicationBuilder operations, HubOptions options);
}
