using Microsoft.AspNetCore.Builder;

namespace PetitionHub.Hub.Hosting;

/// <summary>Keeps the sign-in of <see cref="IOperationsPages"/> to the operations listener.</summary>
internal static class PageSignIn
{
    // A WebApplication puts these before all else where their services are there, unless it is told that this has been done.
    private static readonly string[] Automatic = ["__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet"];

    /// <summary>Lets the pipeline of units go without it: their certificates say who they are.</summary>
    public static void KeepSignInToPages(this IApplicationBuilder app)
    {
        foreach (var property in Automatic)
            app.Properties[property] = true;
    }
}
