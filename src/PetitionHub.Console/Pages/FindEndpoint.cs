using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Domain.Units;

namespace PetitionHub.Console.Pages;

/// <summary>
/// Leads from what somebody typed to the petition or the unit of it, or to the units that have it in their names.
/// </summary>
internal static class FindEndpoint
{
    public static IEndpointConventionBuilder MapFind(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/find", http =>
    {
        var text = http.Request.Query["q"].ToString().Trim();
        var units = http.RequestServices.GetRequiredService<UnitDirectory>();
        if (Guid.TryParse(text, out var petition))
            http.Response.Redirect($"/petitions/{petition}");
        else if (UnitCode.TryParse(text, out var code) && units.TryFind(code, out _))
            http.Response.Redirect($"/units/{code}");
        else
            http.Response.Redirect($"/units?q={Uri.EscapeDataString(text)}");
        return Task.CompletedTask;
    });
}
