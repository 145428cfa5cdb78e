using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Streams;

/// <summary>What long calls have in common.</summary>
internal static class StreamServices
{
    public static void AddStreams(this IServiceCollection services) => services.AddSingleton<StreamGuard>();
}
