using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Calls;

/// <summary>gRPC calls, and what is done around each of them.</summary>
internal static class CallServices
{
    /// <summary>Adds gRPC, with the limit of a message.</summary>
    public static void AddCalls(this IServiceCollection services) => services.AddGrpc(grpc =>
    {
        grpc.MaxReceiveMessageSize = HubOptions.MaxMessageBytes;
        // A catch-all of gRPC's own would hide which verbs an address takes over HTTP: the hub answers instead.
        grpc.IgnoreUnknownServices = true;
    });

    /// <summary>Adds a part to what is done around every call.</summary>
    public static IServiceCollection AddCallPart<TPart>(this IServiceCollection services)
        where TPart : class, ICallPart
    {
        if (services.All(service => service.ServiceType != typeof(CallInterceptor)))
        {
            services.AddSingleton<CallInterceptor>()
                .Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<CallInterceptor>());
        }

        return services.AddSingleton<ICallPart, TPart>();
    }
}
